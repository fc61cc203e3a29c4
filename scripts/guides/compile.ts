import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../stack/run.ts';
import { ROOT } from '../stack/settings.ts';
import { type Source, sourcesOf } from './sources.ts';

/** What a customer's compiler is set to; the SDK is found as in any application, through its published entries. */
const COMPILER_OPTIONS = {
  ...{ target: 'ES2022', lib: ['ES2022', 'DOM', 'DOM.Iterable'], module: 'ESNext', moduleResolution: 'bundler' },
  ...{ jsx: 'react-jsx', moduleDetection: 'force', allowJs: true, checkJs: true, noImplicitAny: true },
  ...{ strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noImplicitReturns: true },
  ...{ noEmit: true, skipLibCheck: false, types: [] },
};

const GIVEN = join(ROOT, 'scripts/guides/given');

/**
 * Type-checks every block of a guide, scripts of HTML among them, against the built SDK.
 * @param guide its path, under which errors are reported: `docs/sdk.md/line-20.ts(23,1): error …` is line 23 of the guide
 * @param given names of files in `given/` that declare what the guide's blocks take for granted
 * @throws Error with what the compiler said, when a block is wrong
 */
export async function compileGuide(guide: string, markdown: string, given: readonly string[]): Promise<void> {
  const sources = sourcesOf(markdown);
  if (sources.length === 0) return;
  const folder = await mkdtemp(join(tmpdir(), 'crow-guide-'));
  try {
    await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'junction');
    await writeSources(join(folder, guide), sources);
    for (const name of given) await cp(join(GIVEN, name), join(folder, guide, name));
    await writeFile(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: COMPILER_OPTIONS, include: ['**/*'] }),
    );
    await run('tsc', ['-p', '.', '--pretty', 'false'], { cwd: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeSources(folder: string, sources: readonly Source[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of sources) {
    const file = join(folder, name);
    if (existsSync(file)) throw new Error(`Two blocks are called ${name}.`);
    await writeFile(file, text);
  }
}
