import type { EventType } from '@crow/contracts';
import type { Moment } from '../normalize/moment.ts';

/** Measurements, and what only follows from another event: the blur of each focus, what a burst of clicks means. */
const NOT_CAUSED: ReadonlySet<EventType> = new Set([
  'performance',
  'form_blur',
  'form_abandon',
  'rage_click',
  'dead_click',
  'error',
  'request_failed',
  'identify',
  'group',
  'alias',
]);

/** Events that a visitor caused. */
export function countMeaningful(moments: readonly Moment[]): number {
  return moments.filter(({ event: { type } }) => !NOT_CAUSED.has(type)).length;
}
