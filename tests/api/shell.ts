import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blocksOf } from '../../scripts/guides/blocks.ts';
import { ROOT } from '../../scripts/stack/settings.ts';

/**
 * Runs what a guide says to type into a shell, block after block in one shell.
 * @returns what it printed
 * @throws when a command fails
 */
export function runShellOf(guide: string, env: Record<string, string>): string {
  const code = blocksOf(readFileSync(join(ROOT, guide), 'utf8'))
    .filter(({ language }) => language === 'sh')
    .map((block) => block.code);
  const folder = mkdtempSync(join(tmpdir(), 'crow-shell-'));
  try {
    return execFileSync('bash', ['-euo', 'pipefail', '-c', code.join('\necho\n')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      timeout: 60_000,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
