import { parseArgs } from 'node:util';
import { createRandom } from '@crow/simulator';
import { Stack } from '../../stack/stack.ts';
import { runPipelineCampaign } from './campaign.ts';

const { values } = parseArgs({
  options: {
    sessions: { type: 'string', default: '1000' },
    kills: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now()) },
    port: { type: 'string', default: '8856' },
  },
});

const stack = new Stack({ port: Number(values.port), idleMs: 1_500 });
try {
  console.log(`seed ${values.seed}`);
  const report = await runPipelineCampaign(
    stack,
    { sessions: Number(values.sessions), kills: Number(values.kills), withinMs: 600_000 },
    createRandom(values.seed),
    (line) => console.log(line),
  );
  const { lost, doubled, vectorsApart, usageApart } = report;
  const wrong = { lost, doubled, vectorsApart, usageApart };
  const counts = Object.fromEntries(Object.entries(wrong).map(([name, ids]) => [name, ids.length]));
  console.log({ ...report, ...counts });
  if (Object.values(wrong).some((ids) => ids.length > 0)) {
    console.error(Object.fromEntries(Object.entries(wrong).map(([name, ids]) => [name, ids.slice(0, 10)])));
    process.exitCode = 1;
  }
} finally {
  await stack.dispose();
}
