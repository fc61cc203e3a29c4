import type { RereadSession } from '@crow/contracts';
import type { ListedReread } from '../catalog/reread-rows.ts';

/** What came of a session, without how it is kept. */
export function toldReread(kept: ListedReread): RereadSession {
  const { reanalysisId: _r, revision: _v, edition: _e, newEdition: _n, ...told } = kept;
  return told;
}
