/** A day of a calendar; `month` is 1 to 12, and may lie outside while it is reckoned with, as may `day`. */
export interface Day {
  year: number;
  month: number;
  day: number;
}

/** The day that a moment falls on in a time zone. */
export function dayIn(timeZone: string, at: number): Day {
  const { year, month, day } = partsIn(timeZone, at);
  return { year, month, day };
}

/** 0 is Monday. */
export function weekdayOf({ year, month, day }: Day): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

/** The same day some days later. */
export function plusDays({ year, month, day }: Day, days: number): Day {
  const date = new Date(Date.UTC(year, month - 1, day + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** When a day begins in a time zone, Unix milliseconds. */
export function startOf(timeZone: string, { year, month, day }: Day): number {
  const midnight = Date.UTC(year, month - 1, day);
  // The offset is that of the moment itself, so it is looked up twice: near a change of the clocks the first is a guess.
  const first = midnight - offsetOf(timeZone, midnight);
  return midnight - offsetOf(timeZone, first);
}

function offsetOf(timeZone: string, at: number): number {
  const { year, month, day, hour, minute, second } = partsIn(timeZone, at);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsIn(
  timeZone: string,
  at: number,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number> {
  let format = formats.get(timeZone);
  if (!format) {
    const numeric = 'numeric';
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, calendar: 'gregory', hourCycle: 'h23', year: numeric, month: numeric, day: numeric },
      ...{ hour: numeric, minute: numeric, second: numeric },
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type as string, Number(value)]));
  const of = (name: string) => parts.get(name) ?? 0;
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  };
}
