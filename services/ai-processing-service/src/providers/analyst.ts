import { analyze } from '@crow/session-analyst';
import type { UnderstandingProvider } from './provider.ts';

/** The embedded analyst: rules, no network, no key. */
export const analyst: UnderstandingProvider = {
  understand: async (input) => analyze(input),
};
