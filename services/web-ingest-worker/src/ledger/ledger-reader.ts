import { WorkerEntrypoint } from 'cloudflare:workers';
import {
  type FateAnswer,
  type LedgerAnswer,
  type LedgerQuery,
  type LedgerReader as LedgerReaderInterface,
  MINUTES_UP_TO_MS,
  type Problem,
  type RejectedAnswer,
  type RejectedGroup,
} from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { admitReader } from '../ingest/admit.ts';
import { sessionStub } from '../sessions/session-stub.ts';
import { addUp, addUpRejected, completeUpTo } from './add-up.ts';
import type { LedgerPart, TracedEvent } from './ledger-object.ts';
import { ledgerNames } from './report.ts';
import { resolveFate } from './resolve-fate.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What can be asked of a part of a ledger. */
interface Part {
  read(query: LedgerQuery, stepMs: number): Promise<LedgerPart>;
  rejectedGroups(query: LedgerQuery): Promise<RejectedGroup[]>;
  find(eventId: string): Promise<TracedEvent>;
}

/** Reads the ledger of the organization that a token is of, and of no other. */
export class LedgerReader extends WorkerEntrypoint<Environment> implements LedgerReaderInterface {
  async read(token: string, asked: LedgerQuery): Promise<LedgerAnswer | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const stepMs = asked.to - asked.from > MINUTES_UP_TO_MS ? HOUR_MS : MINUTE_MS;
    const query = { ...asked, from: asked.from - (asked.from % stepMs) };
    const parts = await Promise.all(this.#parts(reader.org).map((part) => part.read(query, stepMs)));
    return addUp(parts, { ...query, stepMs, now: Date.now() });
  }

  async rejected(token: string, query: LedgerQuery): Promise<RejectedAnswer | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const parts = await Promise.all(this.#parts(reader.org).map((part) => part.rejectedGroups(query)));
    return { groups: addUpRejected(parts) };
  }

  async fate(token: string, eventId: string): Promise<FateAnswer | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const now = Date.now();
    // An event may have come under the numbers of several sources, which lie in several parts.
    const traced = await Promise.all(this.#parts(reader.org).map((part) => part.find(eventId)));
    const traces = traced.map(({ trace }) => trace);
    const answer = { ...resolveFate(eventId, traces), asOf: completeUpTo(traced, now) };
    if (answer.fate !== 'stored') return answer;
    return { ...answer, state: await sessionStub(this.env, reader.org, answer.sessionId).state() };
  }

  #parts(organizationId: string): Part[] {
    return ledgerNames(organizationId).map((name) => this.env.LEDGER.getByName(name) as unknown as Part);
  }
}
