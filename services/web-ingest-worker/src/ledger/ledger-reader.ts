import { WorkerEntrypoint } from 'cloudflare:workers';
import type {
  EventFate,
  LedgerAnswer,
  LedgerReader as LedgerReaderInterface,
  Problem,
  RejectedAnswer,
  RejectedGroup,
} from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { admitReader } from '../ingest/admit.ts';
import { sessionStub } from '../sessions/session-stub.ts';
import { addUp, addUpRejected } from './add-up.ts';
import type { LedgerPart } from './ledger-object.ts';
import { ledgerNames } from './report.ts';

/** What can be asked of a part of a ledger. */
interface Part {
  read(from: number, to: number): Promise<LedgerPart>;
  rejectedGroups(): Promise<RejectedGroup[]>;
  fate(eventId: string): Promise<EventFate | null>;
}

/** Reads the ledger of the organization that a token is of, and of no other. */
export class LedgerReader extends WorkerEntrypoint<Environment> implements LedgerReaderInterface {
  async read(
    token: string,
    { from, to, keyId }: { from: number; to: number; keyId: string | null },
  ): Promise<LedgerAnswer | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const parts = await Promise.all(this.#parts(reader.org).map((part) => part.read(from, to)));
    return addUp(parts, { from, to, keyId, now: Date.now() });
  }

  async rejected(token: string): Promise<RejectedAnswer | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const parts = await Promise.all(this.#parts(reader.org).map((part) => part.rejectedGroups()));
    return { groups: addUpRejected(parts) };
  }

  async fate(token: string, eventId: string): Promise<EventFate | Problem> {
    const reader = await admitReader(token, this.env);
    if ('refusal' in reader) return reader.refusal;
    const found = await Promise.all(this.#parts(reader.org).map((part) => part.fate(eventId)));
    const known = found.filter((fate) => fate !== null);
    // What was stored counts, also when a try of it was refused before.
    const fate = known.find((each) => each.fate === 'stored') ?? known[0] ?? { eventId, fate: 'unknown' };
    if (fate.fate !== 'stored') return fate;
    return { ...fate, state: await sessionStub(this.env, reader.org, fate.sessionId).state() };
  }

  #parts(organizationId: string): Part[] {
    return ledgerNames(organizationId).map((name) => this.env.LEDGER.getByName(name) as unknown as Part);
  }
}
