import { INTENTS, OUTCOMES, STAGES, type Understanding } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anInteraction, aReading } from '../../test/readings.ts';
import { compareReadings } from './compare-readings.ts';

const before = aReading();

describe('two readings of a session', () => {
  test('differ in nothing but who read it: unchanged', () => {
    const provenance = { ...before.provenance, version: '99', droppedStatements: 3 };
    expect(compareReadings(before, { ...structuredClone(before), provenance })).toEqual([]);
  });

  test.each<[string, Partial<Understanding>, string[]]>([
    ['another intent', { intent: 'support' }, ['intent']],
    ['another outcome and stage', { outcome: 'bounced', stage: 'none' }, ['outcome', 'stage']],
    ['another confidence', { confidence: 0.51 }, ['confidence']],
    ['something got in the way', { friction: ['slow_page', 'form_error'] }, ['friction']],
    ['another goal', { goal: 'Buy two' }, ['texts']],
    ['one interaction more', { interactions: [anInteraction(), anInteraction({ headline: 'More' })] }, ['added']],
    ['none any more', { interactions: [] }, ['removed']],
    ['another search text', { interactions: [anInteraction({ searchText: 'x' })] }, ['texts']],
    ['another product', { interactions: [anInteraction({ products: [{ id: 'p', name: 'P' }] })] }, ['details']],
    ['a program after all', { bot: true }, ['details']],
    ['another language', { language: 'de' }, ['details']],
  ])('%s', (_, change, expected) => {
    expect(compareReadings(before, { ...before, ...change })).toEqual(expected);
  });

  test('differ in evidence alone', () => {
    const [statement] = anInteraction().statements;
    if (!statement) throw new Error('the builder makes one');
    const after = { ...before, interactions: [anInteraction({ statements: [{ ...statement, evidence: ['e9'] }] })] };
    expect(compareReadings(before, after)).toEqual(['details']);
  });

  test('are unchanged exactly when they are the same bytes apart from who read them', () => {
    const text = fc.constantFrom('one', 'two');
    const interaction = fc.record({ headline: text, searchText: text, evidence: text, product: text });
    const reading = fc.record({
      intent: fc.constantFrom(...INTENTS.slice(0, 2)),
      outcome: fc.constantFrom(...OUTCOMES.slice(0, 2)),
      stage: fc.constantFrom(...STAGES.slice(0, 2)),
      friction: fc.shuffledSubarray(['rage_click', 'slow_page'] as const),
      goal: text,
      bot: fc.boolean(),
      told: fc.array(interaction, { maxLength: 2 }),
    });
    const understandingOf = ({ told, ...fields }: typeof reading extends fc.Arbitrary<infer R> ? R : never) =>
      aReading({
        ...fields,
        interactions: told.map(({ headline, searchText, evidence, product }) =>
          anInteraction({
            ...{ headline, searchText, products: [{ id: product, name: product }] },
            statements: [{ text: 'A statement.', evidence: [evidence], claims: [] }],
          }),
        ),
      });
    fc.assert(
      fc.property(reading, reading, (one, other) => {
        const [from, to] = [understandingOf(one), understandingOf(other)];
        const isSame = JSON.stringify(from) === JSON.stringify(to);
        expect(compareReadings(from, to).length === 0).toBe(isSame);
        expect(compareReadings(from, from)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
