import { type ErasedAtIngest, erasedName } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { within } from '../failures/within.ts';
import { ledgerPartsOf } from '../ledger/ledger-of.ts';
import type { LedgerTeller } from '../ledger/ledger-teller.ts';
import { archivesOf, hoursOf, namesOfRemoved } from './archives-of.ts';
import type { ErasedMark } from './erased-mark.ts';
import type { FollowOnStore } from './follow-on-store.ts';
import type { SessionStore } from './session-store.ts';

interface Stores {
  mark: ErasedMark;
  sessions: SessionStore;
  followOns: FollowOnStore;
  ledger: LedgerTeller;
}

/**
 * Erases everything of a session: its archives, what the ledger says of its events, and its rows. From the mark on nothing more is stored, so
 * whatever interrupts it, asking again completes it. The ledger hears first what it had not: its counts stay exact.
 * @throws when a neighbour does not answer; then it is to be asked again
 */
export async function eraseSession(
  env: Pick<Environment, 'ARCHIVE' | 'LEDGER'>,
  { mark, sessions, followOns, ledger }: Stores,
  named: { organizationId: string; sessionId: string },
  now: number,
): Promise<ErasedAtIngest> {
  const erased = mark.read() ?? begin(mark, sessions, now);
  if (!(await ledger.tell(env, now))) throw new Error('the ledger has not heard of all batches');
  const name = await erasedName(named.organizationId, named.sessionId);
  await Promise.all(ledgerPartsOf(env, named.organizationId).map((part) => part.erase(named.sessionId, name)));
  const keys = erased.hours ? await archivesOf(env.ARCHIVE, named, erased.hours) : [];
  if (keys.length > 0) {
    const archives = [...new Set([...erased.removed.archives, ...(await namesOfRemoved(keys))])];
    mark.write({ ...erased, removed: { ...erased.removed, archives } });
    await within('archive', env.ARCHIVE.delete(keys));
  }
  sessions.drop();
  followOns.drop();
  return mark.read()?.removed ?? erased.removed;
}

function begin(mark: ErasedMark, sessions: SessionStore, now: number) {
  const session = sessions.session();
  const erased = {
    at: now,
    hours: session && hoursOf(session, sessions.batches()),
    removed: { batches: sessions.countBatches(), events: sessions.totals().events, archives: [] },
  };
  mark.write(erased);
  return erased;
}
