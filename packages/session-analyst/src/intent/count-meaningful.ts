import type { EventType } from '@crow/contracts';
import type { Moment } from '../normalize/moment.ts';
import { fold } from '../roles/fold.ts';

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

/** Custom events that say that somebody is there, and not what they do. */
const MOVEMENTS = new Set(
  'scroll|scrolled|scroll depth|mouse move|mousemove|hover|touch|swipe|keypress|key press'.split('|'),
);
const ROUTINE = new Set(
  'heartbeat|ping|session start|session end|page leave|page hide|pagehide|unload|beforeunload|visibility change|visibilitychange|resize'.split(
    '|',
  ),
);

/** Whether a custom event tells of a hand on the screen or the mouse. */
export function isMovement(name: string): boolean {
  return MOVEMENTS.has(fold(name));
}

/** Events that a visitor caused, and that say something. */
export function countMeaningful(moments: readonly Moment[]): number {
  return moments.filter(({ event }) => {
    if (event.type === 'custom') return !isMovement(event.name) && !ROUTINE.has(fold(event.name));
    return !NOT_CAUSED.has(event.type);
  }).length;
}
