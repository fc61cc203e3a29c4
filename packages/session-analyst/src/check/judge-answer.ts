import type { Intent, Statement } from '@crow/contracts';
import type { CompactSession } from '../compact/compact-session.ts';
import { phrasesFor } from '../language/choose-phrases.ts';
import type { Reading } from '../reading.ts';
import { faultInBinding } from './check-binding.ts';
import {
  faultInDeeds,
  faultInModelText,
  type ModelCheck,
  type ModelDropReason,
  modelCheck,
  saysSomething,
} from './check-model-text.ts';
import { checkStatements } from './check-statements.ts';
import { checkVerdict } from './check-verdict.ts';
import { findGrounds, type GroundsFinder } from './grounds.ts';
import { modelWordsFor } from './model-words.ts';
import { type ModelClaim, readClaim } from './read-claim.ts';

/** A sentence as a model returns it, with short ids. */
export interface ModelStatement {
  /** Place of its task, from 1. */
  task: number;
  text: string;
  evidence: string[];
  claims: ModelClaim[];
}

/** What a model says of a session. */
export interface ModelAnswer {
  intent: Intent;
  goal: string;
  nextAction: string;
  statements: ModelStatement[];
}

/** A statement of a model that is not kept. Its text is told to the model only, and never stored. */
export interface RefusedStatement {
  /** Its place in the answer, from 1. */
  place: number;
  reason: ModelDropReason;
  detail: string;
}

export interface Judgement {
  /** Statements that the events prove, by task, with the real ids of events. */
  kept: Statement[][];
  refused: RefusedStatement[];
  /** Whether the main statement, or more than a third of all, was refused: then the answer is not good enough. */
  isPoor: boolean;
  /** As proposed, unless a fact decides it. */
  intent: Intent;
  /** Absent when it did not pass. */
  goal?: string;
  nextAction?: string;
}

const FORECAST_LENGTH = 140;
const STATEMENTS = 24;

/** Whether a model's answers can be checked in the language of an organization's texts. */
export function canJudge(language: string): boolean {
  return modelWordsFor(phrasesFor(language).language) !== undefined;
}

/**
 * Checks a model's answer sentence by sentence: ids that were sent, then what every statement has to pass, then what
 * only models write. The outcome is not asked for: it is what the events show.
 * @throws when answers can't be checked in the organization's language; see {@link canJudge}
 */
export function judgeAnswer(answer: ModelAnswer, reading: Reading, compact: CompactSession): Judgement {
  const phrases = phrasesFor(reading.input.organization.language);
  const words = modelWordsFor(phrases.language);
  if (!words) throw new Error(`answers in ${phrases.language} can't be checked`);
  const check = modelCheck(reading, phrases, words);
  const finder = findGrounds(reading);
  const kept: Statement[][] = compact.data.tasks.map(() => []);
  const refused: RefusedStatement[] = [];
  for (const [index, given] of answer.statements.slice(0, STATEMENTS).entries()) {
    const result = judgeStatement(given, compact, check, finder);
    const own = kept[given.task - 1] ?? kept[0];
    if ('reason' in result) refused.push({ place: index + 1, ...result });
    else own?.push(result);
  }
  const isMainLost = answer.statements.length === 0 || refused.some(({ place }) => place === 1);
  const { intent } = checkVerdict({ intent: answer.intent, outcome: reading.outcome }, reading);
  const goal = forecast(answer.goal, check, finder);
  const nextAction = forecast(answer.nextAction, check, finder);
  return {
    kept,
    refused,
    isPoor: isMainLost || refused.length * 3 > answer.statements.length,
    intent,
    ...(goal === undefined ? {} : { goal }),
    ...(nextAction === undefined ? {} : { nextAction }),
  };
}

type Refusal = Omit<RefusedStatement, 'place'>;

function judgeStatement(
  given: ModelStatement,
  compact: CompactSession,
  check: ModelCheck,
  finder: GroundsFinder,
): Statement | Refusal {
  const unsent = [...given.evidence, ...given.claims.flatMap(({ event }) => event ?? [])].find(
    (short) => compact.eventOf(short) === undefined,
  );
  if (unsent !== undefined) return { reason: 'unknown_event', detail: unsent };
  const evidence = [...new Set(given.evidence.flatMap((short) => compact.eventOf(short) ?? []))];
  const grounds = finder.of(evidence);
  const statement: Statement = {
    text: check.words.durations(given.text.normalize('NFKC').replace(/\s+/gu, ' ').trim()),
    evidence,
    claims: given.claims.flatMap((claim) => readClaim(claim, compact, grounds) ?? []),
  };
  const [dropped] = checkStatements([statement], check.reading).dropped;
  if (dropped) return { reason: dropped.reason, detail: dropped.detail };
  const fault =
    faultInModelText(statement.text, grounds, check) ??
    faultInDeeds(statement.text, grounds, check) ??
    faultInBinding(statement.text, grounds, check);
  if (fault) return { reason: fault[0], detail: fault[1] };
  return saysSomething(statement.text, statement.claims, grounds, check)
    ? statement
    : { reason: 'says_nothing', detail: '' };
}

/** A goal or a next step: no deed that could be proven, but nothing that could be refuted either. */
function forecast(given: string, check: ModelCheck, finder: GroundsFinder): string | undefined {
  const text = given.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  if (text.length > FORECAST_LENGTH) return undefined;
  const evidence = check.reading.timeline.moments.map(({ id }) => id);
  const { kept } = checkStatements([{ text, evidence, claims: [] }], check.reading);
  return kept.length === 1 && !faultInModelText(text, finder.of(evidence), check) ? text : undefined;
}
