import { createRandom } from '@crow/simulator';
import { expect, test } from 'vitest';
import { judgeBody, type Verdict } from './judge-body.ts';
import { hostileBody } from './mutations.ts';

/** `CROW_BODIES=100000` judges as many. */
const BODIES = Number(process.env.CROW_BODIES ?? 20_000);

test('whatever a body holds, what is accepted of it is archived as it was, and nothing else', async () => {
  const seed = process.env.CROW_SEED ?? String(Date.now());
  const random = createRandom(seed);
  const verdicts: Record<Verdict, number> = { refused: 0, 'some kept': 0, 'all kept': 0, 'none kept': 0 };
  const faults: string[] = [];
  for (let number = 0; number < BODIES && faults.length < 20; number++) {
    const body = hostileBody({ sessionId: 'ses_corpus', batchId: `bat_${number}` }, random);
    try {
      verdicts[await judgeBody(body)] += 1;
    } catch (error) {
      faults.push(`${body.mutation}: ${String(error).slice(0, 300)}\n${body.bytes.subarray(0, 2_000).toString()}`);
    }
  }
  expect(faults, `seed ${seed}`).toEqual([]);
  // A corpus that is nearly always refused, or never, would show nothing.
  for (const count of Object.values(verdicts)) expect(count).toBeGreaterThan(BODIES / 100);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}, 600_000);
