import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { measureLiveSessions } from '../../bench/ingest/measures/live-sessions.ts';
import { RuntimeFolder } from '../../bench/ingest/runtime/runtime.ts';

const folder = mkdtempSync(join(tmpdir(), 'crow-live-'));
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('more sessions are live than the process has file handles for, and no request fails', async () => {
  test.setTimeout(120_000);
  const runtime = await new RuntimeFolder(folder, 8888).start({ handles: 1_200 });
  try {
    const { failed, firstFailure, wrong, checked, answered } = await measureLiveSessions(runtime, 450);
    expect({ failed, wrong, firstFailure }).toEqual({ failed: 0, wrong: 0, firstFailure: undefined });
    expect(answered).toBe(1_350);
    expect(checked).toBe(300);
  } finally {
    await runtime.kill();
  }
});
