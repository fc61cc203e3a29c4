import type { CompleteSession, SearchAnswer, SearchFilterKind, SessionContext, SimilarAnswer } from '@crow/contracts';
import { beforeAll, describe, expect, test } from 'vitest';
import { archive, askAs, process, read, sessionOf } from '../../test/pipeline.ts';

const NOON = Date.UTC(2026, 10, 24, 12);
const HOUR = 3_600_000;
const TASKS = ['buy', 'compare', 'return', 'ask'];

function visit(task: string, hour: number, context: Partial<SessionContext> = {}): CompleteSession {
  const session = sessionOf(`ses_${task.replaceAll(' ', '_')}`, { tasks: [task], startedAt: NOON + hour * HOUR });
  return { ...session, context: { ...session.context, ...context } };
}

beforeAll(async () => {
  const sessions = TASKS.map((task, hour) => visit(task, hour));
  sessions.push(
    visit('order F204816', 4, { country: 'DE', visitorId: 'vis_1' }),
    visit('cancel', 5, { country: 'FR', visitorId: 'vis_1' }),
  );
  await process(await Promise.all(sessions.map(archive)));
});

const sessionsIn = ({ hits }: Pick<SearchAnswer, 'hits'>) => hits.map(({ interaction }) => interaction.sessionId);
const kindsIn = ({ filters }: SearchAnswer): SearchFilterKind[] => filters.map(({ kind }) => kind);
const search = (query: string, more = '') =>
  read<SearchAnswer>(`/api/search?q=${encodeURIComponent(query)}${more === '' ? '' : `&${more}`}`);

test('the nearest meaning comes first, and every interaction was searched', async () => {
  const answer = await search('compare');
  expect(answer.hits[0]?.interaction.sessionId).toBe('ses_compare');
  expect(answer.hits.map(({ score }) => score)).toEqual(answer.hits.map(({ score }) => score).sort((a, b) => b - a));
  expect(answer).toMatchObject({ query: 'compare', searched: 6, filters: [], exact: [] });
});

describe('filters', () => {
  test('apply before the best are taken', async () => {
    const since = NOON + HOUR;
    const answer = await search('buy', `limit=1&since=${since}&until=${since + HOUR}`);
    expect(sessionsIn(answer)).toEqual(['ses_compare']);
    expect(sessionsIn(await search('ask', 'intent=purchasing'))).toEqual(['ses_buy']);
  });

  test('are read from the question, and say from which words', async () => {
    const answer = await search('visitors from Germany');
    expect(answer.filters).toEqual([{ kind: 'country', anyOf: ['DE'], words: 'from Germany' }]);
    expect(sessionsIn(answer)).toEqual(['ses_order_F204816']);
  });

  test('can be turned off by kind, or all of them', async () => {
    expect(kindsIn(await search('visitors from Germany', 'filters=time,outcome'))).toEqual([]);
    const answer = await search('visitors from Germany', 'filters=');
    expect(kindsIn(answer)).toEqual([]);
    expect(answer.hits).toHaveLength(6);
  });

  test('that are asked for by name stand in the place of what the question says', async () => {
    const answer = await search('visitors from Germany', 'country=FR,US');
    expect(answer.filters).toEqual([{ kind: 'country', anyOf: ['FR', 'US'] }]);
    expect(sessionsIn(answer)).toEqual(['ses_cancel']);
  });

  test('by product narrow to the interactions about it', async () => {
    const answer = await search('who looked at product compare');
    expect(answer.filters).toMatchObject([{ kind: 'product', anyOf: [{ id: 'product-compare' }] }]);
    expect(sessionsIn(answer)).toEqual(['ses_compare']);
    expect(sessionsIn(await search('anything', 'product=product-buy,product-ask')).sort()).toEqual([
      'ses_ask',
      'ses_buy',
    ]);
  });

  test('know who was there before, whichever session is stored first', async () => {
    expect(sessionsIn(await search('returning visitors'))).toEqual(['ses_cancel']);
    const later = visit('late second', 7, { visitorId: 'vis_late', organizationId: 'org_late' });
    const earlier = visit('late first', 6, { visitorId: 'vis_late', organizationId: 'org_late' });
    await process([await archive(later)]);
    const ask = () => read<SearchAnswer>('/api/search?q=x&returning=true', 'org_late');
    expect(sessionsIn(await ask())).toEqual([]);
    await process([await archive(earlier)]);
    expect(sessionsIn(await ask())).toEqual(['ses_late_second']);
    const exact = await read<SearchAnswer>('/api/search?q=%22late%20second%22&returning=true', 'org_late');
    expect(exact.hits).toMatchObject([{ exact: true, interaction: { sessionId: 'ses_late_second' } }]);
  });
});

describe('exact texts', () => {
  test('come first, whatever their meaning, and say so', async () => {
    const answer = await search('compare order F204816');
    expect(answer.exact).toEqual(['F204816']);
    expect(answer.hits[0]).toMatchObject({ interaction: { sessionId: 'ses_order_F204816' }, exact: true });
    expect(answer.hits.filter(({ exact }) => exact)).toHaveLength(1);
    expect(new Set(sessionsIn(answer)).size).toBe(answer.hits.length);
  });

  test('are quoted phrases, which must be there word by word and meet the filters', async () => {
    const phrase = '"visitor came to return"';
    expect((await search(phrase)).hits.filter(({ exact }) => exact)).toHaveLength(1);
    expect((await search('"came visitor to"')).hits.filter(({ exact }) => exact)).toHaveLength(0);
    expect((await search(`${phrase} from Germany`)).hits.filter(({ exact }) => exact)).toHaveLength(0);
  });

  test('never break the search, whatever they hold', async () => {
    for (const query of ['"a OR b" NOT', '"" "-"', '"text:*"', "'); DROP TABLE word", '"(""']) await search(query);
  });
});

describe('more like this', () => {
  test('is what comes nearest in other sessions', async () => {
    const [first] = (await search('compare')).hits;
    const { interaction, hits } = await read<SimilarAnswer>(
      `/api/interactions/${first?.interaction.id}/similar?limit=3`,
    );
    expect(hits).toHaveLength(3);
    expect(interaction.sessionId).toBe('ses_compare');
    expect(sessionsIn({ hits })).not.toContain('ses_compare');
  });

  test('is not told to another organization', async () => {
    const [first] = (await search('compare')).hits;
    const response = await askAs('org_2', 'owner', `/api/interactions/${first?.interaction.id}/similar`);
    expect(response.status).toBe(404);
  });
});

test('another organization finds nothing, by meaning or by words', async () => {
  const answer = await read<SearchAnswer>('/api/search?q=order%20F204816', 'org_2');
  expect(answer).toMatchObject({ hits: [], searched: 0 });
});

test.each([
  ['q=', 'q'],
  ['q=%20', 'q'],
  [`q=${'x'.repeat(501)}`, 'q'],
  ['q=x&limit=101', 'limit'],
  ['q=x&since=yesterday', 'since'],
  ['q=x&outcome=bounced,happy', 'outcome'],
  ['q=x&filters=mood', 'filters'],
  ['q=x&country=Germany', 'country'],
  ['q=x&returning=maybe', 'returning'],
  ['q=x&timeZone=Middle/Earth', 'timeZone'],
])('?%s is answered with what is wrong', async (query, field) => {
  const response = await askAs('org_1', 'viewer', `/api/search?${query}`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ place: { field } });
});
