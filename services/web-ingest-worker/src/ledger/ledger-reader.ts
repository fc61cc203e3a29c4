import { WorkerEntrypoint } from 'cloudflare:workers';
import {
  type EventFate,
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
import { addUp, addUpRejected } from './add-up.ts';
import type { LedgerPart } from './ledger-object.ts';
import { ledgerNames } from './report.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What can be asked of a part of a ledger. */
interface Part {
  read(query: LedgerQuery, stepMs: number): Promise<LedgerPart>;
  rejectedGroups(query: LedgerQuery): Promise<RejectedGroup[]>;
  fate(eventId: string): Promise<EventFate | null>;
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

  async fate(token: string, eventId: string): Promise<EventFate | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const found = await Promise.all(this.#parts(reader.org).map((part) => part.fate(eventId)));
    const known = found.filter((fate) => fate !== null);
    // What was stored counts, also when a try of it was refused before. Its copies may lie in another part, under another source.
    const stored = known.filter((fate) => fate.fate === 'stored').sort((a, b) => a.at - b.at);
    const [fate] = stored;
    if (!fate) return known[0] ?? { eventId, fate: 'unknown' };
    const copies = stored.reduce((sum, each) => sum + each.copies, stored.length - 1);
    return { ...fate, copies, state: await sessionStub(this.env, reader.org, fate.sessionId).state() };
  }

  #parts(organizationId: string): Part[] {
    return ledgerNames(organizationId).map((name) => this.env.LEDGER.getByName(name) as unknown as Part);
  }
}
