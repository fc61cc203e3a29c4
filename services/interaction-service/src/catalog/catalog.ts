import type { Environment } from '../environment.ts';
import { deadLetterCatalog } from './dead-letters.ts';
import { editionCatalog } from './editions.ts';
import { erasingCatalog } from './erase-rows.ts';
import { erasureSessionCatalog } from './erasure-sessions.ts';
import { erasureCatalog } from './erasures.ts';
import { scoreCatalog } from './forecast-scores.ts';
import { forecastCatalog } from './forecasts.ts';
import { identityCatalog } from './identities.ts';
import { linkCatalog } from './identity-links.ts';
import { signCatalog } from './identity-signs.ts';
import { interactionCatalog } from './interactions.ts';
import { liveReadingCatalog } from './live-readings.ts';
import { quarantineCatalog } from './quarantines.ts';
import { reanalysisCatalog } from './reanalyses.ts';
import { rereadCatalog } from './rereads.ts';
import { resultCatalog } from './results.ts';
import { searchCatalog } from './search-facts.ts';
import { sessionCatalog } from './sessions.ts';
import { unsettledCatalog } from './unsettled.ts';
import { untoldCatalog } from './untold-records.ts';

/** The database that holds an organization's catalog. All of them share one until it is sharded: this is the one place to do it. */
function shardOf(env: Environment, _organizationId: string): D1Database {
  return env.CATALOG;
}

/**
 * The catalog of one organization: the only way to its rows. No method takes an organization, so
 * no caller can reach another's.
 */
export function catalogOf(env: Environment, organizationId: string) {
  const scope = { database: shardOf(env, organizationId), organizationId };
  return {
    ...sessionCatalog(scope),
    ...interactionCatalog(scope),
    ...resultCatalog(scope),
    ...editionCatalog(scope),
    ...reanalysisCatalog(scope),
    ...rereadCatalog(scope),
    ...deadLetterCatalog(scope),
    ...unsettledCatalog(scope),
    ...signCatalog(scope),
    ...linkCatalog(scope),
    ...identityCatalog(scope),
    ...forecastCatalog(scope),
    ...scoreCatalog(scope),
    ...liveReadingCatalog(scope),
    ...quarantineCatalog(scope),
    ...searchCatalog(scope),
    ...erasureCatalog(scope),
    ...erasureSessionCatalog(scope),
    ...erasingCatalog(scope),
    ...untoldCatalog(scope),
  };
}

export type Catalog = ReturnType<typeof catalogOf>;
