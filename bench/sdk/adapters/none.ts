import type { Adapter } from './adapter.ts';

/** A page without an SDK: what a page costs by itself. */
export const none: Adapter = {
  name: 'none',
  title: 'no SDK',
  package: '',
  app: 'bench.track = () => undefined;',
  events: () => [],
  answer: () => undefined,
};
