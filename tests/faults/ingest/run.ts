import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '@crow/simulator';
import { RuntimeFolder } from '../../../bench/ingest/runtime/runtime.ts';
import { runCampaign } from './campaign.ts';

/** Sessions tell the ledger once a minute, and again after a growing wait when that fails. */
const LEDGER_WITHIN_MS = 180_000;

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '1000000' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now()) },
    port: { type: 'string', default: '8975' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'crow-faults-'));
try {
  console.log(`seed ${values.seed}`);
  const { missing, twice, unexpected, ...report } = await runCampaign(
    new RuntimeFolder(folder, Number(values.port)),
    {
      events: Number(values.events),
      eventsOfBatch: 50,
      batchesOfSession: 40,
      kills: Number(values.kills),
      repeated: 0.1,
      lanes: 32,
      ledgerWithinMs: LEDGER_WITHIN_MS,
    },
    createRandom(values.seed),
    (line) => console.log(line),
  );
  console.log({ ...report, missing: missing.length, twice: twice.length, unexpected: unexpected.length });
  const { says, must } = report.ledger ?? {};
  const agrees = says?.stored === must?.stored && says?.notArrived === must?.notArrived;
  if (!agrees || missing.length + twice.length + unexpected.length > 0 || report.kills < Number(values.kills)) {
    console.error({ missing: missing.slice(0, 20), twice: twice.slice(0, 20), unexpected: unexpected.slice(0, 20) });
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
