import type { Intent, Outcome, Stage, UnderstandingInput } from '@crow/contracts';
import type { FactKind } from '../facts/fact.ts';
import { accountSessions } from './sessions/accounts.ts';
import { buyingSessions } from './sessions/buying.ts';
import { fileSessions } from './sessions/files.ts';
import { hostileSessions } from './sessions/hostile.ts';
import { lookingSessions } from './sessions/looking.ts';
import { serviceSessions } from './sessions/service.ts';

/** A session with what a person says that it means. */
export interface LabelledSession {
  name: string;
  input: UnderstandingInput;
  intent: Intent;
  outcome: Outcome;
  stage?: Stage;
  /** Kinds of facts that must be found. */
  facts?: readonly FactKind[];
  /** What must not be said anywhere, compared without regard to case. */
  forbidden?: readonly string[];
}

/** The labelled set: clear cases, each of which must be understood. */
export const LABELLED_SESSIONS: readonly LabelledSession[] = [
  ...buyingSessions,
  ...lookingSessions,
  ...serviceSessions,
  ...accountSessions,
  ...hostileSessions,
  ...fileSessions,
];
