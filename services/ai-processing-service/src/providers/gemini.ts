import type { ModelEnding, ModelUse, Understanding, UnderstandingInput } from '@crow/contracts';
import { analyze, compactSession, judgeAnswer, readSession } from '@crow/session-analyst';
import { askOnce } from '../gemini/ask-once.ts';
import { askPatiently, type Clock, newTally, type Tally } from '../gemini/ask-patiently.ts';
import type { GeminiSettings } from '../gemini/gemini-settings.ts';
import { costOf } from '../gemini/price.ts';
import { FIXED_TOKENS, instructionsIn, PROMPT_VERSION, promptFor, repairPrompt } from '../gemini/prompt.ts';
import { reasonNotToAsk } from '../gemini/worth-asking.ts';
import { writeUnderstanding } from '../gemini/write-understanding.ts';
import type { Guards, Spending } from '../guards/guards.ts';
import { pauseAfter } from '../guards/pause-after.ts';
import { logWarning } from '../log.ts';
import type { UnderstandingProvider } from './provider.ts';

/** All of a session's questions together; the caller gives up after 90 s. */
const TOTAL_MS = 60_000;
/** What one call puts out at most, for the reservation. */
const OUTPUT_TOKENS = 1_200;
/** Calls of a session that needs a repair. */
const USUAL_CALLS = 2;

/**
 * Google's Gemini, behind the check of claims. The analyst understands every session first; the model may then say it
 * better. Whatever goes wrong with the model, the analyst's understanding stands, with a record of what went wrong.
 */
export function geminiProvider(settings: GeminiSettings, guards: Guards, clock: Clock): UnderstandingProvider {
  return {
    async understand(input) {
      const base = analyze(input);
      const asking: Asking = { settings, guards, clock, input, base, tally: newTally() };
      try {
        return await understandByModel(asking);
      } catch (error) {
        logWarning('model_internal_error', { reason: error instanceof Error ? error.message : String(error) });
        return withoutModel(asking, 'internal_error');
      }
    },
  };
}

interface Asking {
  settings: GeminiSettings;
  guards: Guards;
  clock: Clock;
  input: UnderstandingInput;
  base: Understanding;
  tally: Tally;
}

async function understandByModel(asking: Asking): Promise<Understanding> {
  const { settings, guards, input, base, tally } = asking;
  const reading = readSession(input);
  const reason = reasonNotToAsk(input, reading, base);
  if (reason) return withoutModel(asking, reason);
  if (!(await guards.circuit.isClosed())) return withoutModel(asking, 'paused');
  const compact = compactSession(reading);
  const { organizationId } = input.session.context;
  const reservation = crypto.randomUUID();
  const inputTokens = FIXED_TOKENS + compact.tokens;
  const most = spending({ input: inputTokens * USUAL_CALLS, output: OUTPUT_TOKENS * USUAL_CALLS }, settings);
  if (!(await guards.budget.reserve(organizationId, reservation, most))) return withoutModel(asking, 'over_budget');
  try {
    return await ask(asking, reading, compact);
  } finally {
    const tokens = { input: tally.tokens.input + tally.unknown * inputTokens, output: tally.tokens.output };
    // What can't be settled stays put aside, which errs on the side of the budget.
    await guards.budget
      .settle(organizationId, reservation, spending(tokens, settings))
      .catch((error: Error) => logWarning('model_budget_unsettled', { organizationId, reason: error.message }));
  }
}

async function ask(
  asking: Asking,
  reading: ReturnType<typeof readSession>,
  compact: ReturnType<typeof compactSession>,
): Promise<Understanding> {
  const { settings, guards, clock, base, tally } = asking;
  const instructions = instructionsIn(base.language);
  const limits = { clock, until: clock.now() + TOTAL_MS, timeoutMs: settings.timeoutMs, tally };
  const questionOnce = (prompt: string) =>
    askPatiently((question) => askOnce(settings, question), { instructions, prompt }, limits);

  const first = await questionOnce(promptFor(compact));
  if ('ending' in first) return fail(first);
  let judgement = judgeAnswer(first.answer, reading, compact);
  if (judgement.isPoor) {
    const second = await questionOnce(repairPrompt(compact, judgement));
    if ('ending' in second) return fail(second);
    const dropped = judgement.refused;
    judgement = judgeAnswer(second.answer, reading, compact);
    judgement = { ...judgement, refused: [...dropped, ...judgement.refused] };
  }
  const asked = useOf(asking, judgement.isPoor ? 'refused_by_check' : 'used', judgement.refused, compact.withheld);
  return judgement.isPoor
    ? { ...base, provenance: { ...base.provenance, asked } }
    : writeUnderstanding(base, judgement, asked);

  async function fail({
    ending,
    toldMs,
  }: {
    ending: ModelEnding;
    toldMs?: number | undefined;
  }): Promise<Understanding> {
    const pauseMs = pauseAfter(ending, toldMs);
    if (pauseMs > 0) await guards.circuit.open(ending, pauseMs);
    return withoutModel(asking, ending, compact.withheld);
  }
}

/** The analyst's understanding, with the record of what became of the model. */
function withoutModel(asking: Asking, ending: ModelEnding, withheld = 0): Understanding {
  const { base } = asking;
  return { ...base, provenance: { ...base.provenance, asked: useOf(asking, ending, [], withheld) } };
}

function useOf(
  { settings, tally }: Asking,
  ended: ModelEnding,
  refused: readonly { reason: string }[],
  withheld: number,
): ModelUse {
  const dropped: Record<string, number> = {};
  for (const { reason } of refused) dropped[reason] = (dropped[reason] ?? 0) + 1;
  return {
    model: settings.model,
    prompt: PROMPT_VERSION,
    ended,
    calls: tally.calls,
    inputTokens: tally.tokens.input,
    outputTokens: tally.tokens.output,
    costUsd: costOf(tally.tokens, settings.price),
    dropped,
    withheld,
  };
}

function spending(tokens: { input: number; output: number }, { price }: GeminiSettings): Spending {
  return { tokens: tokens.input + tokens.output, usd: costOf(tokens, price) ?? 0 };
}
