import type { Finding } from '../finding.ts';
import { type Day, dayIn, plusDays, startOf, weekdayOf } from './calendar.ts';

/** When and where the question is asked. */
export interface Clock {
  /** Unix milliseconds. */
  now: number;
  /** IANA name. */
  timeZone: string;
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const MONTHS = 'january|february|march|april|may|june|july|august|september|october|november|december'.split('|');
const NUMBERS: Record<string, number> = {
  ...{
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    couple: 2,
    'a couple of': 2,
    three: 3,
    few: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    ten: 10,
  },
};
const COUNT = `(\\d{1,3}|${Object.keys(NUMBERS).reverse().join('|')})`;
const WEEKDAY = `(${WEEKDAYS.join('|')})`;
const MONTH = `(${MONTHS.join('|')})`;
const UNIT_HOURS: Record<string, number> = { minute: 1 / 60, hour: 1 };
const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 };
const HOUR = 3_600_000;

type Period = { since?: number; until?: number };
type Rule = readonly [pattern: RegExp, period: (match: RegExpMatchArray, clock: Clock) => Period | undefined];

const RULES: readonly Rule[] = [
  [/\b(?:since )yesterday\b/, (_, clock) => ({ since: start(clock, today(clock, -1)) })],
  [/\b(?:since |until |before )?today\b/, (_, clock) => days(clock, 0, 1)],
  [/\bthis (?:morning|afternoon|evening)\b/, (_, clock) => days(clock, 0, 1)],
  [/\b(?:the )?day before yesterday\b/, (_, clock) => days(clock, -2, 1)],
  [/\b(?:yesterday|last night)\b/, (_, clock) => days(clock, -1, 1)],
  [/\b(?:this|the current) week\b/, (_, clock) => weeks(clock, 0)],
  [/\b(?:last|the previous|the past) week\b/, (_, clock) => weeks(clock, -1)],
  [/\b(?:(?:on|over|at) )?(?:the |last |this )weekend\b/, (match, clock) => weekend(clock, match[0].includes('last'))],
  [/\b(?:this|the current) month\b/, (_, clock) => months(clock, 0)],
  [/\b(?:last|the previous|the past) month\b/, (_, clock) => months(clock, -1)],
  [/\b(?:this|the current) year\b/, (_, { now, timeZone }) => year({ now, timeZone }, 0)],
  [/\b(?:last|the previous|the past) year\b/, (_, clock) => year(clock, -1)],
  [
    new RegExp(
      `\\b(?:(?:in|within|over|during|for) )?(?:the )?(?:last|past) ${COUNT} (minute|hour|day|week|month|year)s?\\b`,
    ),
    ([, count = '', unit = ''], clock) => recent(clock, count, unit),
  ],
  [/\b(?:(?:in|within) )?(?:the )?(?:last|past) (hour|day)\b/, ([, unit = ''], clock) => recent(clock, '1', unit)],
  [/\bsince (\d{4})-(\d{2})-(\d{2})\b/, (match, clock) => openDay(clock, isoDay(match))],
  [/\b(?:on )?(\d{4})-(\d{2})-(\d{2})\b/, (match, clock) => oneDay(clock, isoDay(match))],
  [new RegExp(`\\bsince (?:last )?${WEEKDAY}\\b`), ([, name = ''], clock) => openDay(clock, lastWeekday(clock, name))],
  [new RegExp(`\\b(?:on |last )${WEEKDAY}\\b`), ([, name = ''], clock) => oneDay(clock, lastWeekday(clock, name))],
  [new RegExp(`\\bsince ${MONTH}\\b`), ([, name = ''], clock) => openDay(clock, lastMonth(clock, name))],
  [
    new RegExp(`\\b(?:on )?(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}\\b`),
    ([, day = '', name = ''], clock) => oneDay(clock, lastDate(clock, name, Number(day))),
  ],
  [
    new RegExp(`\\b(?:on )?${MONTH} (\\d{1,2})(?:st|nd|rd|th)?\\b`),
    ([, name = '', day = ''], clock) => oneDay(clock, lastDate(clock, name, Number(day))),
  ],
  [
    new RegExp(`\\b(?:in|during|last) ${MONTH}\\b`),
    ([, name = ''], clock) => wholeMonth(clock, lastMonth(clock, name)),
  ],
];

/**
 * Periods that a question names, relative to its clock. Weeks begin on Monday; a weekday, date or month that is named
 * without a year is the last one that has begun.
 */
export function findTimes(question: string, clock: Clock): Finding[] {
  return RULES.flatMap(([pattern, periodOf]) =>
    [...question.matchAll(new RegExp(pattern, 'g'))].flatMap((match) => {
      const period = periodOf(match, clock);
      if (!period) return [];
      return [{ filter: { kind: 'time' as const, ...period }, start: match.index, end: match.index + match[0].length }];
    }),
  );
}

const today = ({ now, timeZone }: Clock, plus = 0): Day => plusDays(dayIn(timeZone, now), plus);
const start = ({ timeZone }: Clock, day: Day): number => startOf(timeZone, day);

function between(clock: Clock, first: Day, after: Day): Period {
  return { since: start(clock, first), until: start(clock, after) };
}

function days(clock: Clock, from: number, count: number): Period {
  return between(clock, today(clock, from), today(clock, from + count));
}

function weeks(clock: Clock, back: number): Period {
  const monday = plusDays(today(clock), -weekdayOf(today(clock)) + 7 * back);
  return between(clock, monday, plusDays(monday, 7));
}

/** The last weekend that has begun; on a weekend `last` is the one before. */
function weekend(clock: Clock, last: boolean): Period {
  const weekday = weekdayOf(today(clock));
  const isNow = weekday >= 5;
  const saturday = plusDays(today(clock), 5 - weekday - (isNow && !last ? 0 : 7));
  return between(clock, saturday, plusDays(saturday, 2));
}

function months(clock: Clock, back: number): Period {
  const { year: y, month } = today(clock);
  return wholeMonth(clock, { year: y, month: month + back, day: 1 });
}

function wholeMonth(clock: Clock, { year: y, month }: Day): Period {
  return between(clock, plusDays({ year: y, month, day: 1 }, 0), plusDays({ year: y, month: month + 1, day: 1 }, 0));
}

function year(clock: Clock, back: number): Period {
  const y = today(clock).year + back;
  return between(clock, { year: y, month: 1, day: 1 }, { year: y + 1, month: 1, day: 1 });
}

function recent(clock: Clock, count: string, unit: string): Period {
  const many = NUMBERS[count] ?? Number(count);
  const hours = UNIT_HOURS[unit];
  if (hours !== undefined) return { since: clock.now - many * hours * HOUR };
  return { since: start(clock, today(clock, -many * (UNIT_DAYS[unit] ?? 1))) };
}

const oneDay = (clock: Clock, day: Day | undefined): Period | undefined => day && between(clock, day, plusDays(day, 1));
const openDay = (clock: Clock, day: Day | undefined): Period | undefined => day && { since: start(clock, day) };

function lastWeekday(clock: Clock, name: string): Day {
  const back = (weekdayOf(today(clock)) - WEEKDAYS.indexOf(name) + 7) % 7;
  return today(clock, -(back === 0 ? 7 : back));
}

function lastMonth(clock: Clock, name: string): Day {
  const month = MONTHS.indexOf(name) + 1;
  const now = today(clock);
  return { year: month > now.month ? now.year - 1 : now.year, month, day: 1 };
}

function lastDate(clock: Clock, name: string, day: number): Day | undefined {
  const { year: y, month } = lastMonth(clock, name);
  const now = today(clock);
  const isAhead = month === now.month && y === now.year && day > now.day;
  return existing({ year: isAhead ? y - 1 : y, month, day });
}

function isoDay([, y, month, day]: RegExpMatchArray): Day | undefined {
  return existing({ year: Number(y), month: Number(month), day: Number(day) });
}

function existing(day: Day): Day | undefined {
  const same = plusDays(day, 0);
  return same.month === day.month && same.day === day.day ? day : undefined;
}
