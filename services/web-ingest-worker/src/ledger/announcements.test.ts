import { expect, test } from 'vitest';
import { createAnnouncements } from './announcements.ts';
import type { UntoldBatch } from './untold-batches.ts';

function batch(sessionId: string): UntoldBatch {
  return { sessionId, source: 'tab', batchId: 'bat_0', refused: false, since: 1 };
}

/** Announcements whose seconds a test ends. */
function stage() {
  let now = 0;
  const waits: (() => void)[] = [];
  const running: Promise<unknown>[] = [];
  const announced: string[][] = [];
  const announcements = createAnnouncements(
    () => new Promise<void>((resolve) => waits.push(resolve)),
    () => now,
  );
  const state = { isDown: false };
  return {
    announced,
    state,
    note: (sessionId: string, ledger = 'org_1/0') =>
      announcements.note(
        ledger,
        batch(sessionId),
        async (batches) => {
          if (state.isDown) throw new Error('down');
          announced.push(batches.map((each) => each.sessionId));
        },
        { waitUntil: (work) => void running.push(work) },
      ),
    takeOver: () =>
      announcements.takeOver('org_1/0', async (batches) => {
        announced.push(batches.map((each) => each.sessionId));
      }),
    /** A second goes by; what was begun before a number of waits is gone with its object. */
    async second({ lost = 0 } = {}) {
      now += 1_000;
      for (const wake of waits.splice(0).slice(lost)) wake();
      await Promise.race([Promise.all(running), new Promise((resolve) => setTimeout(resolve))]);
    },
  };
}

test('all sessions of an isolate are announced in one call a second, each part of a ledger by itself', async () => {
  const { note, second, announced } = stage();
  note('ses_1');
  note('ses_2');
  note('ses_3', 'org_1/1');
  expect(announced).toEqual([]);
  await second();
  expect(announced).toEqual([['ses_1', 'ses_2'], ['ses_3']]);
  note('ses_4');
  await second();
  expect(announced.at(-1)).toEqual(['ses_4']);
});

test('what could not be announced goes with the next', async () => {
  const { note, second, announced, state } = stage();
  state.isDown = true;
  note('ses_1');
  await second();
  state.isDown = false;
  note('ses_2');
  await second();
  expect(announced).toEqual([['ses_1', 'ses_2']]);
});

test('what an object left behind that is gone is taken over', async () => {
  const { note, second, announced } = stage();
  note('ses_1');
  await second({ lost: 1 });
  note('ses_2');
  for (let count = 0; count < 3; count++) await second();
  expect(announced).toEqual([]);
  note('ses_3');
  await second();
  expect(announced).toEqual([['ses_1', 'ses_2', 'ses_3']]);
});

test('what an object left behind is announced by the next that tells anything, and nobody is announced for who does it himself', async () => {
  const { note, second, takeOver, announced } = stage();
  note('ses_1');
  await takeOver();
  expect(announced).toEqual([]);
  await second({ lost: 1 });
  for (let count = 0; count < 3; count++) await second();
  await takeOver();
  expect(announced).toEqual([['ses_1']]);
  await takeOver();
  expect(announced).toHaveLength(1);
});
