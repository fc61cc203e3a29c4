import {
  type AppliedFilter,
  CHANNELS,
  FRICTIONS,
  INTENTS,
  OUTCOMES,
  SEARCH_FILTER_KINDS,
  type SearchFilterKind,
  STAGES,
} from '@crow/contracts';
import { type Ask, numberOf, QueryError } from './query.ts';

/** Values of one parameter. */
const MOST_VALUES = 50;

/**
 * Filters that are asked for by name: `since=`, `until=`, `returning=true`, `country=DE,AT`, and likewise `channel`,
 * `product` (ids), `intent`, `outcome`, `stage` and `friction`.
 * @throws {QueryError}
 */
export function filtersOf(ask: Ask): AppliedFilter[] {
  const since = numberOf(ask, 'since', 0, Number.MAX_SAFE_INTEGER);
  const until = numberOf(ask, 'until', 0, Number.MAX_SAFE_INTEGER);
  const time =
    since === undefined && until === undefined
      ? []
      : [
          {
            kind: 'time' as const,
            ...(since === undefined ? {} : { since }),
            ...(until === undefined ? {} : { until }),
          },
        ];
  return [
    ...time,
    ...returningOf(ask),
    ...listed(countriesOf(ask), (anyOf) => ({ kind: 'country', anyOf })),
    ...listed(someOf(ask, 'channel', CHANNELS), (anyOf) => ({ kind: 'channel', anyOf })),
    ...listed(listOf(ask, 'product'), (ids) => ({ kind: 'product', anyOf: ids.map((id) => ({ id, name: id })) })),
    ...listed(someOf(ask, 'intent', INTENTS), (anyOf) => ({ kind: 'intent', anyOf })),
    ...listed(someOf(ask, 'outcome', OUTCOMES), (anyOf) => ({ kind: 'outcome', anyOf })),
    ...listed(someOf(ask, 'stage', STAGES), (anyOf) => ({ kind: 'stage', anyOf })),
    ...listed(someOf(ask, 'friction', FRICTIONS), (anyOf) => ({ kind: 'friction', anyOf })),
  ];
}

/** Kinds of filters that may be read from the question: all of them, unless `filters=` names some, or none. @throws {QueryError} */
export function kindsOf(ask: Ask): readonly SearchFilterKind[] {
  return ask('filters') === undefined ? SEARCH_FILTER_KINDS : someOf(ask, 'filters', SEARCH_FILTER_KINDS);
}

/** The asker's time zone, UTC by default. @throws {QueryError} */
export function timeZoneOf(ask: Ask): string {
  const timeZone = ask('timeZone') ?? 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    throw new QueryError('timeZone', '`timeZone` takes a name such as Europe/Berlin.');
  }
}

function listed<T>(values: T[], filterOf: (values: T[]) => AppliedFilter): AppliedFilter[] {
  return values.length === 0 ? [] : [filterOf(values)];
}

function listOf(ask: Ask, name: string): string[] {
  const values = (ask(name) ?? '').split(',').filter((value) => value !== '');
  if (values.length > MOST_VALUES) throw new QueryError(name, `\`${name}\` takes ${MOST_VALUES} values at most.`);
  return [...new Set(values)];
}

function someOf<T extends string>(ask: Ask, name: string, known: readonly T[]): T[] {
  return listOf(ask, name).map((value) => {
    const found = known.find((one) => one === value);
    if (found === undefined) throw new QueryError(name, `\`${name}\` takes some of: ${known.join(', ')}.`);
    return found;
  });
}

function countriesOf(ask: Ask): string[] {
  const codes = listOf(ask, 'country');
  if (codes.every((code) => /^[A-Z]{2}$/.test(code))) return codes;
  throw new QueryError('country', '`country` takes codes of two capital letters.');
}

function returningOf(ask: Ask): AppliedFilter[] {
  const text = ask('returning') ?? '';
  if (text === '') return [];
  if (text !== 'true' && text !== 'false') throw new QueryError('returning', '`returning` takes true or false.');
  return [{ kind: 'returning', is: text === 'true' }];
}
