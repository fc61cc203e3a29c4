import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { scratchFolder } from './scratch-folder.ts';

test.each([
  [
    'is missing',
    () => {
      throw new Error('ENOENT');
    },
  ],
  ['is as small as in many containers', () => ({ bavail: 16_384, bsize: 4_096 })],
])('where memory for files %s, tests write where everything else does', (_, room) => {
  const scratch = scratchFolder(room);
  expect(dirname(scratch.path)).toBe(tmpdir());
  scratch.remove();
  expect(existsSync(scratch.path)).toBe(false);
});
