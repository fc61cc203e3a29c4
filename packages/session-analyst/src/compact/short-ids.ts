import type { Moment } from '../normalize/moment.ts';

/** Ids of events as a model gets them: `e12` is the twelfth event, and says nothing about anybody. */
export interface ShortIds {
  /** The short id of an event; from then on it counts as sent. */
  send(eventId: string): string | undefined;
  /** The event behind a short id that was sent. */
  eventOf(short: string): string | undefined;
}

export function shortIds(moments: readonly Moment[]): ShortIds {
  const places = new Map(moments.map(({ id }, index) => [id, `e${index + 1}`]));
  const sent = new Map<string, string>();
  return {
    send(eventId) {
      const short = places.get(eventId);
      if (short !== undefined) sent.set(short, eventId);
      return short;
    },
    eventOf: (short) => sent.get(short),
  };
}
