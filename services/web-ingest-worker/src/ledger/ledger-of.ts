import type { ArrivalSpan } from '@crow/contracts';
import type { Environment } from '../configuration.ts';
import { ledgerName, ledgerNames, type RejectedReport, type StoredReport } from './report.ts';
import type { UntoldBatch } from './untold-batches.ts';

/** What a session tells the ledger. */
interface Ledger {
  stored(report: StoredReport): Promise<void>;
  rejected(report: RejectedReport): Promise<void>;
  announced(organizationId: string, batches: UntoldBatch[]): Promise<void>;
}

/** The part of an organization's ledger that a source falls to. */
export function ledgerOf(env: Pick<Environment, 'LEDGER'>, organizationId: string, source: string): Ledger {
  return env.LEDGER.getByName(ledgerName(organizationId, source)) as unknown as Ledger;
}

/** What erasing asks of a part of a ledger. */
interface ErasingPart {
  erase(sessionId: string, name: string): Promise<void>;
  eraseRefused(organizationId: string, span: Pick<ArrivalSpan, 'keyId' | 'from' | 'to'>): Promise<void>;
}

/** All parts of an organization's ledger: a session's events may lie in any. */
export function ledgerPartsOf(env: Pick<Environment, 'LEDGER'>, organizationId: string): ErasingPart[] {
  return ledgerNames(organizationId).map((name) => env.LEDGER.getByName(name) as unknown as ErasingPart);
}
