import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimDataFolder } from './lock.ts';

describe('the data folder of a stack', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'crow-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is refused to a second stack while the first one runs', () => {
    const starter = spawn('sh', ['-c', 'sleep 30 # scripts/start.ts'], { detached: true });
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ starter: starter.pid, groups: [] }));
    try {
      expect(() => claimDataFolder(folder)).toThrow(`CROW is already running on ${folder} (process ${starter.pid})`);
    } finally {
      process.kill(-(starter.pid ?? 0), 'SIGKILL');
    }
  });

  it('is free again when the starter is gone, and another program with its number is left alone', () => {
    const stranger = spawn('sleep', ['30'], { detached: true });
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ starter: stranger.pid, groups: [stranger.pid] }));
    claimDataFolder(folder);
    expect(stranger.exitCode).toBeNull();
    expect(stranger.kill('SIGKILL')).toBe(true);
  });

  it('ends runtimes that a killed starter left behind', async () => {
    const root = join(import.meta.dirname, '..', '..');
    const orphan = spawn('sh', ['-c', `sleep 30 # ${root}`], { detached: true });
    const ended = new Promise((resolve) => orphan.once('exit', (_, signal) => resolve(signal)));
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ starter: 2 ** 22 + 1, groups: [orphan.pid] }));
    claimDataFolder(folder);
    expect(await ended).toBe('SIGKILL');
  });

  it('of a killed starter can’t be judged without ps, and says what to do', () => {
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ starter: 2 ** 22 + 1, groups: [] }));
    const { PATH } = process.env;
    process.env.PATH = folder;
    try {
      expect(() => claimDataFolder(folder)).toThrow(`or remove ${join(folder, 'running.json')}`);
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('survives a note that was cut off in the middle, and forgets a stack that ended in order', () => {
    writeFileSync(join(folder, 'running.json'), '{"starter": 1');
    claimDataFolder(folder).release();
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
  });
});
