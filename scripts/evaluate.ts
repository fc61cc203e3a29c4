import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Evaluation, evaluate, evaluateSessions } from '../packages/session-analyst/src/evaluation/evaluate.ts';
import { readLabelled } from '../packages/session-analyst/src/evaluation/read-labelled.ts';
import { readSearchSet } from '../services/embedding-service/test/search-set.ts';
import { evaluateOwnSearch, evaluateSearch } from './evaluation/search.ts';

const USAGE = `Measures the embedded analyst and the offline search.

  npm run eval                                        the project's own sets
  npm run eval -- [--sessions DIR] [--search FILE]    sets of your own; their formats are in docs/understanding.md

Ends with 1 when a measure is below its target.
`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { sessions: { type: 'string' }, search: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const { sessions, search } = values;
  const parts: Evaluation[] = [];
  if (sessions !== undefined) {
    const files = readdirSync(sessions)
      .filter((file) => file.endsWith('.json'))
      .sort();
    if (files.length === 0) throw new Error(`${sessions} holds no .json file`);
    const read = files.map((file) => readLabelled(file, readFileSync(join(sessions, file))));
    parts.push(evaluateSessions(sessions, read));
  }
  if (search !== undefined) parts.push(evaluateSearch(search, readSearchSet(readFileSync(search, 'utf8'))));
  if (parts.length === 0) parts.push(evaluate(), evaluateOwnSearch());
  const measures = parts.flatMap((part) => part.measures);
  const faults = parts.flatMap((part) => part.faults);
  const width = (pick: 'name' | 'value' | 'target') => Math.max(...measures.map((measure) => measure[pick].length));
  const widths = { name: width('name'), value: width('value'), target: width('target') };
  for (const { name, value, target, passes } of measures) {
    const columns = [name.padEnd(widths.name), value.padStart(widths.value), target.padStart(widths.target)];
    process.stdout.write(`${columns.join('  ')}  ${passes ? 'pass' : 'FAIL'}\n`);
  }
  for (const fault of faults) process.stdout.write(`- ${fault}\n`);
  return measures.every(({ passes }) => passes) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
