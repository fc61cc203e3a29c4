import { expect, test } from 'vitest';
import { analyze } from '../../packages/session-analyst/src/analyze.ts';
import { canJudge, judgeAnswer } from '../../packages/session-analyst/src/check/judge-answer.ts';
import { type CompactSession, compactSession } from '../../packages/session-analyst/src/compact/compact-session.ts';
import { LABELLED_SESSIONS } from '../../packages/session-analyst/src/evaluation/labelled-sessions.ts';
import { type Reading, readSession } from '../../packages/session-analyst/src/reading.ts';

type Facts = Reading['facts'];
const never = () => false;

/** One change to a true sentence, and where the changed sentence is true all the same. */
const CHANGES: [string, (text: string) => string, (facts: Facts) => boolean][] = [
  [
    'a coupon was accepted',
    (text) => text.replace(/(?:was )?rejected/, 'was accepted'),
    (facts) => facts.has('coupon_accepted'),
  ],
  ['another search', (text) => text.replace(/“.*?”/, '“unicorns”'), never],
  ['many results', (text) => text.replace('without results', 'with many results'), never],
  ['compared', (text) => text.replace(/looked at/i, 'Compared'), (facts) => facts.has('compared')],
  ['paid', (text) => text.replace(/left .*/, 'paid.'), (facts) => facts.has('purchased')],
  ['did not buy', (text) => text.replace(/bought/i, 'did not buy'), never],
  ['ordered', (text) => text.replace(/\.$/, ' and placed an order.'), (facts) => facts.has('purchased')],
  [
    'a refund',
    (text) => text.replace(/\.$/, ', then asked for a refund.'),
    (facts) => facts.has('refund_requested', 'returns_read'),
  ],
  ['signed up', (text) => text.replace(/\.$/, ' and signed up.'), (facts) => facts.has('signed_up')],
  ['no product opened', (text) => text.replace(/\.$/, ' without opening a product.'), (facts) => !facts.has('viewed')],
  [
    'no cart',
    (text) => text.replace(/\.$/, ', but never opened the cart.'),
    (facts) => !facts.has('added', 'cart_opened'),
  ],
  ['a time', (text) => text.replace(/\.$/, ' for 27 min.'), never],
  ['a reason', (text) => text.replace(/\.$/, ' because it was too expensive.'), never],
  ['who it was', (text) => text.replace(/\.$/, ', as a student would.'), never],
];

const sentences = LABELLED_SESSIONS.filter(({ input }) => canJudge(input.organization.language)).flatMap(
  ({ input }) => {
    const reading = readSession(input);
    const { moments } = reading.timeline;
    const place = new Map(moments.map(({ id }, index) => [id, `e${index + 1}`]));
    // As if every event had been sent: what is tried here is the sentence.
    const compact: CompactSession = {
      ...compactSession(reading),
      eventOf: (short) => moments[Number(short.slice(1)) - 1]?.id,
    };
    return analyze(input).interactions.flatMap(({ statements }) =>
      statements.map(({ text, evidence }) => ({
        reading,
        compact,
        text,
        evidence: evidence.flatMap((id) => place.get(id) ?? []),
      })),
    );
  },
);

function isKept({ reading, compact, evidence }: (typeof sentences)[number], text: string): boolean {
  const statements = [{ task: 1, text, evidence, claims: [] }];
  const { kept } = judgeAnswer({ intent: 'unknown', goal: '', nextAction: '', statements }, reading, compact);
  return kept.flat().length > 0;
}

test.each(CHANGES)(
  'a true sentence of the analyst with %s is not kept where that is false',
  (_name, change, isTrue) => {
    let tried = 0;
    for (const sentence of sentences) {
      const text = change(sentence.text);
      if (text === sentence.text || isTrue(sentence.reading.facts)) continue;
      tried++;
      expect(isKept(sentence, text), text).toBe(false);
    }
    expect(tried).toBeGreaterThan(0);
  },
);

test('with another number it is kept only where the cited events hold that number too, in one of thirty', () => {
  const changed = sentences
    .map((sentence) => ({
      sentence,
      text: sentence.text.replace(/(?<![\p{L}\d.,])\d[\d,.]*(?<=\d)/u, (number) =>
        String(Number(number.replace(/,/g, '')) + 1),
      ),
    }))
    .filter(({ sentence, text }) => text !== sentence.text);
  const kept = changed.filter(({ sentence, text }) => isKept(sentence, text)).map(({ text }) => text);
  expect(kept.length / changed.length, kept.join('\n')).toBeLessThanOrEqual(1 / 30);
});
