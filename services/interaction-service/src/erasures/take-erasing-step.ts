import type { ArrivalSpan } from '@crow/contracts';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { Erasure } from '../catalog/erasures.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { recordOf } from '../records/record.ts';
import { eraseSessions } from './erase-sessions.ts';

/** Open sessions that are looked through in one step. */
const LISTED_AT_ONCE = 500;
/** Sessions that are erased in one step. */
const ERASED_AT_ONCE = 20;

/**
 * Takes one bounded step of an organization's erasures: lists open sessions that are concerned, erases some, or looks once more at some that were
 * erased a while ago. Whatever interrupts it, the next step goes on.
 * @returns milliseconds until there is more to do; null when there is not
 */
export async function takeErasingStep(
  env: Environment,
  organizationId: string,
  settles: number,
  now: number,
): Promise<number | null> {
  const catalog = catalogOf(env, organizationId);
  for (const erasure of await within('catalog', catalog.dueErasures(now - settles))) {
    if (await advance(env, organizationId, catalog, erasure, settles, now)) return 0;
  }
  const first = await within('catalog', catalog.firstErasedAt());
  return first === null ? null : Math.max(0, first + settles - now);
}

/** @returns whether there was something to do */
async function advance(
  env: Environment,
  organizationId: string,
  catalog: Catalog,
  erasure: Erasure,
  settles: number,
  now: number,
): Promise<boolean> {
  const span = await within('catalog', catalog.findQuarantine(erasure.quarantineId));
  if (!span) throw new Error('what is to be erased is not known any more');
  if (erasure.listedAfter !== null) {
    await listOpenSessions(env, organizationId, catalog, erasure, span, erasure.listedAfter);
    return true;
  }
  const waiting = await within('catalog', catalog.waitingSessions(erasure.erasureId, ERASED_AT_ONCE));
  if (waiting.length > 0) {
    await eraseSessions(env, organizationId, erasure, span, waiting, now);
    return true;
  }
  if (span.state !== 'lifted' && (await within('catalog', catalog.listCovered(erasure, span))) > 0) return true;
  const before = now - settles;
  const settling = await within('catalog', catalog.settlingSessions(erasure.erasureId, before, ERASED_AT_ONCE));
  if (settling.length > 0) {
    await eraseSessions(env, organizationId, erasure, span, settling, 'once more');
    return true;
  }
  const left = await within('catalog', catalog.erasureProgress(erasure.erasureId));
  if (left.settling > 0 || left.waiting > 0) return false;
  await end(env, organizationId, catalog, erasure, span, now);
  return false;
}

async function listOpenSessions(
  env: Environment,
  organizationId: string,
  catalog: Catalog,
  erasure: Erasure,
  span: ArrivalSpan,
  after: string,
): Promise<void> {
  const { keyId, from, to, origin } = span;
  const asked = { keyId, from, to, origin };
  const open = await within('erasure', env.ERASURE.unfinishedIn(organizationId, asked, after, LISTED_AT_ONCE));
  const next = open.length < LISTED_AT_ONCE ? null : (open.at(-1) ?? null);
  await within('catalog', catalog.noteListed(erasure.erasureId, open, next));
}

async function end(
  env: Environment,
  organizationId: string,
  catalog: Catalog,
  { erasureId, quarantineId, includesMixed, begunBy, erased }: Erasure,
  { keyId, from, to, origin }: ArrivalSpan,
  now: number,
): Promise<void> {
  // Of refused events it is not known from where they came.
  if (origin === null) {
    await within('sessionControl', env.SESSION_CONTROL.eraseRefused(organizationId, { keyId, from, to }));
  }
  const author = { organizationId, actor: begunBy, from: {} };
  const after = { quarantineId, includesMixed, ...erased };
  await within('catalog', catalog.endErasure(erasureId, now, recordOf(author, 'quarantine_purged', keyId, after, now)));
  await deliverRecords(env, organizationId);
}
