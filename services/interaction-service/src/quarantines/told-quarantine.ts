import type { Quarantine } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { KeptQuarantine } from '../catalog/quarantines.ts';

/** A quarantine with what it covers as it is now. */
export async function toldQuarantine(catalog: Catalog, kept: KeptQuarantine): Promise<Quarantine> {
  return { ...kept, counts: await catalog.countCovered(kept) };
}
