import { fromArchiveLines, toArchiveLines } from '@crow/contracts';
import { expect, test } from 'vitest';
import { ANALYST_VERSION, analyze } from './analyze.ts';
import { HELD_OUT_SESSIONS } from './evaluation/held-out-sessions.ts';
import { LABELLED_SESSIONS } from './evaluation/labelled-sessions.ts';
import { glance } from './glance.ts';

/** One session of the set holds no event, so that there is nothing to read. */
const ALL = [...LABELLED_SESSIONS, ...HELD_OUT_SESSIONS].filter(({ input }) => input.session.events.length > 0);

/** The bytes of everything that is said of each session, by its name; it is read in the given order, each from a copy of its own. */
function read(sessions: typeof ALL): Map<string, string> {
  return new Map(
    sessions.map(({ name, input }) => {
      const copy = structuredClone(input);
      return [name, JSON.stringify([analyze(copy), glance(copy)])];
    }),
  );
}

test('the same session gives the same bytes, in whichever order sessions are read', () => {
  const first = read(ALL);
  const backwards = read(ALL.toReversed());
  const shuffled = read(ALL.toSorted((a, b) => (a.name.length % 7) - (b.name.length % 7)));
  expect(first.size).toBeGreaterThanOrEqual(60);
  for (const [name, bytes] of first) {
    expect(backwards.get(name), name).toBe(bytes);
    expect(shuffled.get(name), name).toBe(bytes);
  }
});

test('a session that was archived and read back gives the bytes that it gave before', () => {
  const archived = ALL.map((one) => ({
    ...one,
    input: { ...one.input, session: fromArchiveLines(toArchiveLines(one.input.session)) },
  }));
  expect(read(archived)).toEqual(read(ALL));
});

test('reading changes nothing of what was read, and every result says which analyst it is from', () => {
  for (const { input } of ALL) {
    const before = JSON.stringify(input);
    const { provenance } = analyze(input);
    expect(JSON.stringify(input)).toBe(before);
    expect(provenance).toMatchObject({ source: 'analyst', model: 'crow-analyst', version: ANALYST_VERSION });
  }
});
