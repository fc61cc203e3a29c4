import type { RereadSession } from '@crow/contracts';
import type { KeptReread } from '../catalog/rereads.ts';

/** What came of a session, without how it is kept. */
export function toldReread(kept: KeptReread & { headline: string }): RereadSession {
  const { reanalysisId: _r, revision: _v, edition: _e, newEdition: _n, ...told } = kept;
  return told;
}
