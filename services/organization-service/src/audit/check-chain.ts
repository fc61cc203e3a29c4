import type { AuditCheck } from '@crow/contracts';
import type { Environment } from '../environment.ts';
import { hashAfter } from './audit-row.ts';
import { readRecords } from './read-records.ts';

/**
 * Follows an organization's chain from its first record and names the first one that is missing or was changed.
 * An end that was cut off leaves a whole, shorter chain: compare `head` with one that was kept elsewhere.
 */
export async function checkChain(env: Environment, organizationId: string): Promise<AuditCheck> {
  let records = 0;
  let head = '';
  let chained = false;
  for await (const row of readRecords(env.DB, organizationId)) {
    const hash = await hashAfter(head, organizationId, row);
    // Records from before the chain come first; once one has a hash, all after it must have theirs.
    const right = row.hash === hash || (row.hash === null && !chained);
    if (row.seq !== records + 1 || !right) return { whole: false, records, head, brokenAt: records + 1 };
    chained ||= row.hash !== null;
    records += 1;
    head = hash;
  }
  return { whole: true, records, head: records === 0 ? null : head };
}
