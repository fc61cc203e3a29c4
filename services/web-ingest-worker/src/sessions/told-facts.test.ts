import type { WireBatchHead } from '@crow/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOON } from '../../test/batches.ts';
import { addFacts, type MadeHead, type ToldFacts } from './told-facts.ts';

const NOTHING: ToldFacts = { facts: {}, moments: {} };
const word = fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined });
const given = fc.option(fc.boolean(), { nil: undefined });

const heads = fc.uniqueArray(
  fc.record({ madeAt: fc.integer({ min: NOON, max: NOON + 5 }), seq: fc.nat(3), visitorId: word, userId: word, given }),
  { selector: ({ madeAt, seq }) => `${madeAt}/${seq}`, maxLength: 12 },
);

function headOf({
  madeAt,
  seq,
  visitorId,
  userId,
  given,
}: typeof heads extends fc.Arbitrary<(infer T)[]> ? T : never): MadeHead {
  const head: WireBatchHead = {
    v: 1,
    batchId: 'bat_1',
    sessionId: 'ses_1',
    source: 'tab',
    platform: 'web',
    at: madeAt,
    seq,
    ...(visitorId === undefined ? {} : { visitorId }),
    ...(userId === undefined ? {} : { userId }),
    ...(given === undefined ? {} : { consent: { analytics: given, personalization: given, aiProcessing: given } }),
  };
  return { head, madeAt };
}

test('what is known is the first and the last word by time, in whichever order and revisions they come', () => {
  fc.assert(
    fc.property(heads, fc.nat(), (told, cut) => {
      const arrived = told.map(headOf);
      const at = told.length === 0 ? 0 : cut % told.length;
      const known = addFacts(addFacts(NOTHING, arrived.slice(0, at)), arrived.slice(at));
      const inOrder = told.toSorted((a, b) => a.madeAt - b.madeAt || a.seq - b.seq);
      expect(known.facts.visitorId).toBe(inOrder.find(({ visitorId }) => visitorId !== undefined)?.visitorId);
      expect(known.facts.userId).toBe(inOrder.findLast(({ userId }) => userId !== undefined)?.userId);
      expect(known.facts.consent?.analytics).toBe(inOrder.findLast((head) => head.given !== undefined)?.given);
    }),
    { numRuns: 500 },
  );
});
