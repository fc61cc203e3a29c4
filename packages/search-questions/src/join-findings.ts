import { SEARCH_FILTER_KINDS, type SearchFilter } from '@crow/contracts';
import { type Finding, overlap } from './finding.ts';

/** One filter of a kind, with all the places it was read from. */
export interface JoinedFilter {
  filter: SearchFilter;
  places: Pick<Finding, 'start' | 'end'>[];
}

/**
 * Makes one filter of each kind. Of findings of a kind that overlap the longest counts. Others say the same thing twice
 * ("abandoned … gave up at the checkout"), so what they have in common counts; with an "or" between them, or nothing
 * in common, all of it.
 */
export function joinFindings(findings: readonly Finding[], question: string): JoinedFilter[] {
  return SEARCH_FILTER_KINDS.flatMap((kind) => {
    const standing = longestOf(findings.filter(({ filter }) => filter.kind === kind));
    const [first, ...others] = standing;
    if (!first) return [];
    const filter = others.reduce(
      (joined, next) => join(joined, next.filter, isAlternative(question, standing)),
      first.filter,
    );
    return [{ filter, places: standing.map(({ start, end }) => ({ start, end })) }];
  });
}

function longestOf(findings: readonly Finding[]): Finding[] {
  const standing: Finding[] = [];
  for (const finding of [...findings].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    if (!standing.some((other) => overlap(other, finding))) standing.push(finding);
  }
  return standing.sort((a, b) => a.start - b.start);
}

function isAlternative(question: string, [first, ...others]: readonly Finding[]): boolean {
  const last = others.at(-1);
  return first !== undefined && last !== undefined && /\bor\b/.test(question.slice(first.end, last.start));
}

function join(a: SearchFilter, b: SearchFilter, isEither: boolean): SearchFilter {
  if (a.kind === 'time' && b.kind === 'time') {
    return {
      kind: 'time',
      ...greatest('since', [a.since, b.since], isEither ? Math.min : Math.max),
      ...greatest('until', [a.until, b.until], isEither ? Math.max : Math.min),
    };
  }
  if (!('anyOf' in a) || !('anyOf' in b)) return a;
  const keyOf = (value: string | { id: string }) => (typeof value === 'string' ? value : value.id);
  const ofB = new Set(b.anyOf.map(keyOf));
  const common = a.anyOf.filter((value) => ofB.has(keyOf(value)));
  const ofA = new Set(a.anyOf.map(keyOf));
  const all = [...a.anyOf, ...b.anyOf.filter((value) => !ofA.has(keyOf(value)))];
  // Both are of the same kind, so that their values are, too.
  return { ...a, anyOf: isEither || common.length === 0 ? all : common } as SearchFilter;
}

function greatest(
  name: 'since' | 'until',
  values: readonly (number | undefined)[],
  choose: (...values: number[]) => number,
): { since?: number; until?: number } {
  const given = values.filter((value) => value !== undefined);
  return given.length === 0 ? {} : { [name]: choose(...given) };
}
