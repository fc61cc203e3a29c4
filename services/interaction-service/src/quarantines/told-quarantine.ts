import type { Quarantine, QuarantinePurge } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Erasure } from '../catalog/erasures.ts';
import type { KeptQuarantine } from '../catalog/quarantines.ts';

/** A quarantine with what it covers as it is now, and how far it is with erasing. */
export async function toldQuarantine(catalog: Catalog, kept: KeptQuarantine): Promise<Quarantine> {
  const [counts, erasure] = await Promise.all([
    catalog.countCovered(kept),
    catalog.erasureOfQuarantine(kept.quarantineId),
  ]);
  if (!erasure) return { ...kept, counts };
  const state = isErasing(erasure) ? 'purging' : 'purged';
  return {
    ...kept,
    state: kept.state === 'lifted' ? 'lifted' : state,
    counts,
    purge: await toldPurge(catalog, erasure),
  };
}

/** Whether not everything was erased yet that was there when it was asked for. */
export function isErasing({ endedAt, listedAfter }: Pick<Erasure, 'endedAt' | 'listedAfter'>): boolean {
  return endedAt === null || listedAfter !== null;
}

async function toldPurge(catalog: Catalog, erasure: Erasure): Promise<QuarantinePurge> {
  const { waiting, settling } = await catalog.erasureProgress(erasure.erasureId);
  const { begunAt, begunBy, includesMixed, endedAt, erased } = erasure;
  return { begunAt, begunBy, includesMixed, waiting, settling, ...(endedAt === null ? {} : { endedAt }), erased };
}
