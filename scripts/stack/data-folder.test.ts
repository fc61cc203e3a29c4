import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from './data-folder.ts';

const ROOM = () => 1e12;

describe('the data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crow-data-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made where it is wanted, and left as it was', () => {
    const path = join(folder, 'a', 'b');
    openDataFolder(path, ROOM);
    expect(existsSync(path)).toBe(true);
    writeFileSync(join(path, 'mine'), '1');
    openDataFolder(path, ROOM);
    expect(readdirSync(path)).toEqual(['mine']);
  });

  it('that is a file, or below one, is refused with what to do', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file, ROOM)).toThrow(
      `The data folder ${file} can't be written: there is a file of that name. Another folder: CROW_DATA=/path/to/folder npm start`,
    );
    expect(() => openDataFolder(join(file, 'below'), ROOM)).toThrow('a part of the path is a file');
  });

  it('on a disk that is nearly full is refused with how much is free', () => {
    expect(() => openDataFolder(folder, () => 12 * 1024 * 1024)).toThrow(
      `Only 12 MB are free where ${folder} lies, and CROW needs 300 MB to run.`,
    );
  });
});
