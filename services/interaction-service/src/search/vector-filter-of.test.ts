import { CHANNELS, FRICTIONS, INTENTS, OUTCOMES, type SearchFilter, STAGES } from '@crow/contracts';
import { meetsFilters, type SearchFacts } from '@crow/search-questions';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchesFilter } from '../vectors/matches-filter.ts';
import { metadataOf, vectorFilterOf } from './vector-filter-of.ts';

const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const COUNTRIES = ['DE', 'FR', 'US'];
const time = fc.integer({ min: 0, max: 100 });

const facts: fc.Arbitrary<SearchFacts> = fc
  .record({
    ...{ startedAt: time, intent: fc.constantFrom(...INTENTS), outcome: fc.constantFrom(...OUTCOMES) },
    ...{ stage: fc.constantFrom(...STAGES), friction: fc.uniqueArray(fc.constantFrom(...FRICTIONS)) },
    ...{ returning: fc.boolean(), country: fc.option(fc.constantFrom(...COUNTRIES), { nil: undefined }) },
    channel: fc.option(fc.constantFrom(...CHANNELS), { nil: undefined }),
  })
  .map(({ country, channel, ...all }) => ({
    ...all,
    products: [],
    ...(country === undefined ? {} : { country }),
    ...(channel === undefined ? {} : { channel }),
  }));

const filter: fc.Arbitrary<SearchFilter> = fc.oneof(
  fc.record({ kind: fc.constant('time' as const), since: time, until: time }),
  fc.record({ kind: fc.constant('returning' as const), is: fc.boolean() }),
  fc.record({ kind: fc.constant('country' as const), anyOf: some(COUNTRIES) }),
  fc.record({ kind: fc.constant('channel' as const), anyOf: some(CHANNELS) }),
  fc.record({ kind: fc.constant('intent' as const), anyOf: some(INTENTS) }),
  fc.record({ kind: fc.constant('outcome' as const), anyOf: some(OUTCOMES) }),
  fc.record({ kind: fc.constant('stage' as const), anyOf: some(STAGES) }),
  fc.record({ kind: fc.constant('friction' as const), anyOf: some(FRICTIONS) }),
);

test('the index lets through what meets the filters, and nothing else', () => {
  const filters = fc.uniqueArray(filter, { selector: ({ kind }) => kind, maxLength: 3 });
  fc.assert(
    fc.property(facts, filters, (one, asked) => {
      expect(matchesFilter(metadataOf('ses_1', one), vectorFilterOf(asked))).toBe(meetsFilters(one, asked));
    }),
  );
});

test('a filter stays below the 2,048 bytes that Vectorize takes', () => {
  const filters: SearchFilter[] = [
    { kind: 'time', since: 1_795_608_000_000, until: 1_795_608_000_000 },
    { kind: 'friction', anyOf: [...FRICTIONS] },
    { kind: 'intent', anyOf: INTENTS.slice(0, 5) },
    { kind: 'outcome', anyOf: OUTCOMES.slice(0, 5) },
    { kind: 'channel', anyOf: CHANNELS.slice(0, 7) },
  ];
  expect(JSON.stringify(vectorFilterOf(filters)).length).toBeLessThan(2_048);
});
