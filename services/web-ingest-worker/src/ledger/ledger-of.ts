import type { Environment } from '../configuration.ts';
import { ledgerName, type RejectedReport, type StoredReport } from './report.ts';
import type { UntoldBatch } from './untold-batches.ts';

/** What a session tells the ledger. */
interface Ledger {
  stored(report: StoredReport): Promise<void>;
  rejected(report: RejectedReport): Promise<void>;
  announced(batches: UntoldBatch[]): Promise<void>;
}

/** The part of an organization's ledger that a source falls to. */
export function ledgerOf(env: Pick<Environment, 'LEDGER'>, organizationId: string, source: string): Ledger {
  return env.LEDGER.getByName(ledgerName(organizationId, source)) as unknown as Ledger;
}
