import type { Reanalysis, ReanalysisReport } from '@crow/contracts';
import type { Catalog } from '../catalog/catalog.ts';
import type { KeptReanalysis } from '../catalog/reanalyses.ts';

/** A re-analysis with how far it is. */
export async function toldReanalysis(catalog: Catalog, kept: KeptReanalysis): Promise<Reanalysis> {
  const { after: _, ...told } = kept;
  return { ...told, read: await catalog.countRereads(kept.reanalysisId) };
}

/** A re-analysis with what it found so far. */
export async function reanalysisReport(catalog: Catalog, kept: KeptReanalysis): Promise<ReanalysisReport> {
  const [told, counts] = await Promise.all([toldReanalysis(catalog, kept), catalog.countChanges(kept.reanalysisId)]);
  return { ...told, ...counts };
}
