import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SDK } from '../paths.ts';
import { appOf, gzipBytes } from '../stage/bundle.ts';
import { manifestOf } from '../stage/packages.ts';
import { atMost, type Cell, exactly, kilobytes, type Measure, plain } from './measure.ts';

/** What a visitor loads. For peers the script-tag build of the same features is the app itself. */
export const size: Measure = {
  name: 'size',
  when: 'beside',
  limitMs: 60_000,
  rows: [
    { id: 'size.full', title: 'full build, gzip -9', show: kilobytes, target: atMost(8_000, '8.0 KB') },
    { id: 'size.app', title: 'app that imports it, gzip -9', show: kilobytes },
    { id: 'size.dependencies', title: 'runtime dependencies', show: plain, target: exactly(0) },
  ],
  async run(_bench, adapter) {
    const app = gzipBytes(await appOf(adapter));
    const cells: Record<string, Cell> = { 'size.app': app, 'size.full': app };
    const script = join(SDK, 'dist/crow.global.js');
    if (adapter.name === 'crow' && existsSync(script)) cells['size.full'] = gzipBytes(await readFile(script));
    const { dependencies = {} } = await manifestOf(adapter.package);
    cells['size.dependencies'] = Object.keys(dependencies).length;
    return cells;
  },
};
