import type { Understanding, UnderstandingInput } from '@crow/contracts';
import { idInFile } from '../raw-events/to-session-events.ts';
import { understandFile } from '../raw-events/understand-file.ts';
import { type Judgement, judgeSession } from './judge-session.ts';
import type { LabelledSession } from './labelled-sessions.ts';

/** A labelled session whose label may leave things open. */
export type Labelled = Pick<LabelledSession, 'name' | 'input'> & Partial<LabelledSession>;

/** What a set of labelled sessions says about the analyst; counts of sessions, facts and statements. */
export interface SessionMeasures {
  sessions: number;
  intents: number;
  outcomes: number;
  facts: { expected: number; missing: number };
  said: number;
  statements: { all: number; valid: number; right: number };
  /** One line for each session that is not understood as its label says. */
  faults: string[];
}

export function measureSessions(sessions: readonly Labelled[]): SessionMeasures {
  const judged = sessions.map((session) => ({ session, ...judgeSession(session) }));
  const evidence = judged.map(({ session, understanding }) => judgeEvidence(session.input, understanding));
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    sessions: judged.length,
    intents: judged.filter(({ intent }) => intent).length,
    outcomes: judged.filter(({ outcome }) => outcome).length,
    facts: {
      expected: sum(judged.map(({ session }) => session.facts?.length ?? 0)),
      missing: sum(judged.map(({ missing }) => missing.length)),
    },
    said: sum(judged.map(({ said }) => said.length)),
    statements: {
      all: sum(evidence.map(({ all }) => all)),
      valid: sum(evidence.map(({ valid }) => valid)),
      right: sum(evidence.map(({ right }) => right)),
    },
    faults: judged.flatMap(({ session, ...judgement }) => faultOf(session, judgement)),
  };
}

function faultOf({ name, intent, outcome }: Labelled, { understanding, missing, said, ...right }: Judgement): string[] {
  const faults = [
    right.intent ? '' : `intent ${understanding.intent}, not ${intent}`,
    right.outcome ? '' : `outcome ${understanding.outcome}, not ${outcome}`,
    missing.length > 0 ? `not found: ${missing.join(', ')}` : '',
    said.length > 0 ? `said: ${said.join(', ')}` : '',
  ].filter(Boolean);
  return faults.length > 0 ? [`${name}: ${faults.join('; ')}`] : [];
}

/**
 * Evidence is valid when every id is an event of the session, and right when it is needed: without the events that a
 * statement cites, the analyst doesn't make it.
 */
function judgeEvidence(input: UnderstandingInput, { interactions }: Understanding) {
  const statements = interactions.flatMap((interaction) => interaction.statements);
  const ids = new Set(input.session.events.map(({ id }) => idInFile(id)));
  const valid = statements.filter(({ evidence }) => evidence.length > 0 && evidence.every((id) => ids.has(id)));
  const right = valid.filter(({ text, evidence }) => {
    const events = input.session.events.filter(({ id }) => !evidence.includes(idInFile(id)));
    const without = understandFile({ ...input, session: { ...input.session, events } });
    return !without.interactions.some((interaction) => interaction.statements.some((one) => one.text === text));
  });
  return { all: statements.length, valid: valid.length, right: right.length };
}
