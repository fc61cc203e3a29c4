import type { IdentityLink, PeoplePage, PersonDetail } from '@crow/contracts';

export interface PeopleState {
  /** Persons, by their addresses; a redone or undone link changes in all of them. */
  people: PersonDetail[];
  pageSize: number;
}

export function peoplePage(query: URLSearchParams, state: PeopleState): PeoplePage {
  const q = query.get('q') ?? '';
  const matching = state.people.filter(({ userIds, visitorIds }) =>
    [...userIds, ...visitorIds].some((id) => id.startsWith(q)),
  );
  const from = Number(query.get('cursor') ?? 0);
  const next = from + state.pageSize;
  return { people: matching.slice(from, next), ...(next < matching.length ? { nextCursor: String(next) } : {}) };
}

export function changeLink({ pathname }: URL, state: PeopleState): IdentityLink | undefined {
  const [linkId, verb] = pathname.split('/').slice(-2);
  const link = state.people.flatMap(({ links }) => links).find((known) => known.linkId === linkId);
  return (
    link &&
    Object.assign(link, { state: verb === 'undo' ? 'undone' : 'live', changedBy: 'user:usr_1', changedAt: Date.now() })
  );
}
