import type { ModelEnding } from '@crow/contracts';
import type { ModelAnswer } from '@crow/session-analyst';
import type { Question } from './ask-once.ts';
import { type Failure, NO_TOKENS, type Reply, type Tokens } from './reply.ts';

/** Time as it passes, so that tests need not wait for it. */
export interface Clock {
  /** Unix milliseconds. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** Everything that one session's questions took. */
export interface Tally {
  calls: number;
  tokens: Tokens;
  /** Calls that ended without telling what they took; the provider may count them all the same. */
  unknown: number;
}

/** What came of asking, with all tries. */
export type Outcome =
  | { answer: ModelAnswer }
  | {
      ending: ModelEnding;
      /** How long the provider said to wait, milliseconds. */
      toldMs?: number | undefined;
    };

const OUTPUT_TOKENS = 1_200;
/**
 * Tries after waits, and the first wait; each is twice the one before unless the provider says how long. Who is told to
 * wait longer than the longest does not wait.
 */
const PATIENCE = { tries: 2, waitMs: 1_000, longestMs: 10_000 };

/**
 * Asks until there is an answer, trying again where that may help: after a wait when the provider is busy or gone,
 * with twice the length when the answer was cut off, with what was wrong when it could not be read.
 * @param until when an answer is of no use any more, Unix milliseconds
 */
export async function askPatiently(
  ask: (question: Question) => Promise<Reply>,
  question: { instructions: string; prompt: string },
  { clock, until, timeoutMs, tally }: { clock: Clock; until: number; timeoutMs: number; tally: Tally },
): Promise<Outcome> {
  const seen: Partial<Record<Failure['again'], number>> = {};
  let { prompt } = question;
  let maxOutputTokens = OUTPUT_TOKENS;
  for (;;) {
    const left = until - clock.now();
    if (left <= 0) return { ending: 'timed_out' };
    const reply = await ask({ ...question, prompt, maxOutputTokens, timeoutMs: Math.min(timeoutMs, left) });
    count(tally, reply);
    if ('answer' in reply) return { answer: reply.answer };
    const { again, ending, note, waitMs } = reply.failure;
    const tries = (seen[again] ?? 0) + 1;
    seen[again] = tries;
    if (again === 'never' || tries > (again === 'once' ? 1 : PATIENCE.tries)) return { ending, toldMs: waitMs };
    if (again === 'patiently') {
      const pause = waitMs ?? PATIENCE.waitMs * 2 ** (tries - 1);
      if (pause > PATIENCE.longestMs || clock.now() + pause >= until) return { ending, toldMs: waitMs };
      await clock.wait(pause);
    }
    if (ending === 'cut_off') maxOutputTokens *= 2;
    if (note !== undefined) prompt = `${question.prompt}\n\n${note}`;
  }
}

function count(tally: Tally, reply: Reply): void {
  tally.calls += 1;
  tally.tokens = { input: tally.tokens.input + reply.tokens.input, output: tally.tokens.output + reply.tokens.output };
  const isSilent = reply.tokens.input === 0 && reply.tokens.output === 0;
  if (isSilent && 'failure' in reply && UNTOLD.has(reply.failure.ending)) tally.unknown += 1;
}

/** After these the provider may have read the question, and counted it. */
const UNTOLD: ReadonlySet<ModelEnding> = new Set(['timed_out', 'connection_lost']);

export function newTally(): Tally {
  return { calls: 0, tokens: NO_TOKENS, unknown: 0 };
}
