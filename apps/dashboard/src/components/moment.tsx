import { clockTime, dayOf, exactTime, timeAgo } from '../words/time-words.ts';
import { useNow } from './use-now.ts';

/** A moment in the viewer's locale and zone; hovering tells it to the second. */
export function Moment({ at }: { at: number }) {
  const isToday = dayOf(at) === dayOf(Date.now());
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {isToday ? clockTime(at) : `${dayOf(at)}, ${clockTime(at)}`}
    </time>
  );
}

/** How long ago a moment was, kept up to date; hovering tells it to the second. */
export function Ago({ at, offsetMs = 0 }: { at: number; offsetMs?: number }) {
  const now = useNow(5_000) + offsetMs;
  return (
    <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>
      {timeAgo(at, now)}
    </time>
  );
}
