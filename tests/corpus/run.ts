import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRandom } from '@crow/simulator';
import { RuntimeFolder } from '../../bench/ingest/runtime/runtime.ts';
import { runCorpus } from './campaign.ts';

const { values } = parseArgs({
  options: {
    bodies: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now()) },
    port: { type: 'string', default: '8977' },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'crow-corpus-'));
try {
  console.log(`seed ${values.seed}`);
  const runtime = await new RuntimeFolder(folder, Number(values.port)).start();
  try {
    const { faults, mutations, ...report } = await runCorpus(runtime, Number(values.bodies), createRandom(values.seed));
    console.table(mutations);
    console.log({ ...report, faults: faults.length });
    for (const fault of faults.slice(0, 20)) console.error(fault);
    if (faults.length > 0) process.exitCode = 1;
  } finally {
    await runtime.kill();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
