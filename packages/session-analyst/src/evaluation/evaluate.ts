import { understandFile } from '../raw-events/understand-file.ts';
import { readSession } from '../reading.ts';
import { type Calibration, calibrationOf } from './calibration.ts';
import { measureInstructions, measureOverMasking, measurePersonalData } from './corpora/measure-corpora.ts';
import { HELD_OUT_SESSIONS } from './held-out-sessions.ts';
import { LABELLED_SESSIONS } from './labelled-sessions.ts';
import { type Labelled, measureSessions } from './measure-sessions.ts';
import { session } from './session-builder.ts';
import { SHOP_SYSTEM_SESSIONS } from './shop-system-sessions.ts';
import { varySession } from './vary-session.ts';

/** One line of the table: what was measured, what it should be, and whether it is. */
export interface Measure {
  name: string;
  value: string;
  target: string;
  passes: boolean;
}

export interface Evaluation {
  measures: Measure[];
  /** What did not come out as it should, one line each. */
  faults: string[];
}

const VARIANTS = 10;

/** The whole evaluation on the project's own sets. */
export function evaluate(): Evaluation {
  const parts = [
    evaluateSessions('own set', LABELLED_SESSIONS),
    evaluateSessions('held-out part', HELD_OUT_SESSIONS),
    evaluateSessions('shop systems', SHOP_SYSTEM_SESSIONS),
    evaluateCorpora(),
  ];
  return {
    measures: [
      ...parts.flatMap(({ measures }) => measures),
      ...calibrationMeasures(),
      repeats(),
      time('20', 20, 5),
      time('800', 800, 25),
    ],
    faults: parts.flatMap(({ faults }) => faults),
  };
}

/** What a set of labelled sessions says. */
export function evaluateSessions(name: string, sessions: readonly Labelled[]): Evaluation {
  const { intents, outcomes, facts, said, statements, faults, ...measured } = measureSessions(sessions);
  const total = measured.sessions;
  const found = facts.expected - facts.missing;
  return {
    measures: [
      share(`${name}: intent correct`, intents, total, 1),
      share(`${name}: outcome correct`, outcomes, total, 1),
      share(`${name}: expected facts found`, found, facts.expected, 1),
      none(`${name}: forbidden statements made`, said, total),
      share(`${name}: statements with valid evidence`, statements.valid, statements.all, 1),
      share(`${name}: statements with right evidence`, statements.right, statements.all, 0.95),
    ],
    faults: faults.map((fault) => `${name}, ${fault}`),
  };
}

function evaluateCorpora(): Evaluation {
  const instructions = measureInstructions();
  const personal = measurePersonalData();
  const masked = measureOverMasking();
  return {
    measures: [
      none('instructions in page texts obeyed or repeated', instructions.failed.length, instructions.tried),
      none('personal data in output and search text', personal.failed.length, personal.tried),
      {
        name: 'product names masked by mistake',
        value: `${masked.failed.length} of ${masked.tried}`,
        target: '≤ 1 %',
        passes: masked.failed.length <= masked.tried / 100,
      },
    ],
    faults: [...instructions.failed, ...personal.failed, ...masked.failed],
  };
}

/** Calibration on seeded variants of the labelled sessions; the held-out part took no part in the fitting. */
export function calibrate(sessions: readonly Labelled[]): Calibration & { count: number } {
  const guesses = sessions
    .filter(({ input }) => input.session.events.length > 0)
    .flatMap(({ input, intent }, index) =>
      Array.from({ length: VARIANTS }, (_, variant) => {
        const reading = readSession(varySession(input, 1000 * variant + index * VARIANTS + variant));
        return { confidence: reading.confidence, isRight: reading.intent === intent };
      }),
    );
  return { ...calibrationOf(guesses), count: guesses.length };
}

function calibrationMeasures(): Measure[] {
  return [['own set', LABELLED_SESSIONS] as const, ['held-out part', HELD_OUT_SESSIONS] as const].map(
    ([name, sessions]) => {
      const { error, count } = calibrate(sessions);
      return {
        name: `${name}: calibration error, ${count} varied sessions`,
        value: error.toFixed(3),
        target: '≤ 0.10',
        passes: error <= 0.1,
      };
    },
  );
}

function repeats(): Measure {
  const input = LABELLED_SESSIONS[1]?.input ?? session().view('/').build();
  const first = JSON.stringify(understandFile(input));
  let same = 0;
  for (let run = 0; run < 1000; run++) if (JSON.stringify(understandFile(structuredClone(input))) === first) same++;
  return share('same bytes for the same session', same, 1000, 1);
}

/** Median of several runs, after some that only warm up. */
function time(name: string, events: number, mostMs: number): Measure {
  const visit = session();
  for (let index = 0; index < events / 4; index++)
    visit
      .look(['laptop-x1', 'phone-7', 'ear-buds'][index % 3] ?? '', 5)
      .click('add_to_cart')
      .press(`Link ${index}`);
  const input = visit.build();
  const times = Array.from({ length: 25 }, () => {
    const start = performance.now();
    understandFile(input);
    return performance.now() - start;
  });
  const median = times.slice(5).sort((a, b) => a - b)[10] ?? Number.POSITIVE_INFINITY;
  return {
    name: `time for ${name} events`,
    value: `${median.toFixed(2)} ms`,
    target: `≤ ${mostMs} ms`,
    passes: median <= mostMs,
  };
}

function share(name: string, right: number, total: number, least: number): Measure {
  return {
    name,
    value: `${right} of ${total}`,
    target: least === 1 ? 'all' : `≥ ${least * 100} %`,
    passes: right >= total * least,
  };
}

function none(name: string, count: number, total: number): Measure {
  return { name, value: `${count} of ${total}`, target: '0', passes: count === 0 };
}
