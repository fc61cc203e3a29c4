import type { SessionResult } from '../results/session-result.ts';
import { readingColumns } from './stored-reading.ts';

/** What is stored of one processed revision. */
export interface ProcessedSession {
  result: SessionResult;
  /** Ids of the interactions, in their order. */
  interactionIds: readonly string[];
  resultKey: string;
  /** Unix milliseconds. */
  processedAt: number;
}

type Value = string | number | null;

/** Columns of the table of sessions after the organization, in the order of {@link sessionRow}. */
export const SESSION_COLUMNS = [
  ...[
    'session_id',
    'revision',
    'edition',
    'visitor_id',
    'user_id',
    'started_at',
    'ended_at',
    'events',
    'pages',
    'entry_path',
  ],
  ...['channel', 'acquisition', 'known_user_id', 'alone', 'group_ids', 'device_type', 'country', 'language'],
  ...['intent', 'outcome', 'stage', 'confidence', 'goal', 'next_action', 'bot', 'friction', 'headline', 'products'],
  ...['provenance', 'archive_key', 'result_key', 'processed_at'],
] as const;

export function sessionRow({ result, resultKey, processedAt }: ProcessedSession): Value[] {
  const { context, understanding } = result;
  const row: Record<(typeof SESSION_COLUMNS)[number], Value> = {
    session_id: context.sessionId,
    revision: context.revision,
    edition: 0,
    visitor_id: context.visitorId ?? null,
    user_id: context.userId ?? null,
    started_at: context.startedAt,
    ended_at: context.endedAt,
    events: result.events,
    pages: result.pages,
    entry_path: result.entryPath,
    channel: result.acquisition?.channel ?? null,
    acquisition: result.acquisition ? JSON.stringify(result.acquisition) : null,
    known_user_id: result.signs?.userId ?? null,
    alone: result.signs?.alone ? 1 : 0,
    group_ids: result.signs ? JSON.stringify(result.signs.groups) : null,
    device_type: context.deviceType ?? null,
    country: context.country ?? null,
    language: context.language ?? null,
    ...readingColumns(understanding),
    archive_key: result.archiveKey,
    result_key: resultKey,
    processed_at: processedAt,
  };
  return SESSION_COLUMNS.map((column) => row[column]);
}

/** Columns of the table of interactions after the organization, in the order of {@link interactionRows}. */
export const INTERACTION_COLUMNS = [
  ...['session_id', 'revision', 'interaction_id', 'position', 'headline', 'text', 'statements', 'products'],
] as const;

export function interactionRows({ result, interactionIds }: ProcessedSession): Value[][] {
  const { sessionId, revision } = result.context;
  return interactionIds.flatMap((id, position) => {
    const draft = result.understanding.interactions[position];
    if (!draft) return [];
    const { headline, text, statements, products } = draft;
    return [[sessionId, revision, id, position, headline, text, JSON.stringify(statements), JSON.stringify(products)]];
  });
}

/** Columns of the table of products after the organization, with the revision in its place; each product once an interaction. */
export const PRODUCT_COLUMNS = ['session_id', 'revision', 'interaction_id', 'product_id', 'name'] as const;

export function productRows({ result, interactionIds }: ProcessedSession): Value[][] {
  const { sessionId, revision } = result.context;
  return interactionIds.flatMap((id, position) => {
    const products = result.understanding.interactions[position]?.products ?? [];
    const byId = new Map(products.map((product) => [product.id, product]));
    return Array.from(byId.values(), (product) => [sessionId, revision, id, product.id, product.name]);
  });
}

/** Columns of how the events of a session came, in the order of {@link arrivalRows}. */
export const ARRIVAL_COLUMNS = [
  ...['session_id', 'revision', 'key_id', 'origin', 'from_at', 'until_at', 'events'],
] as const;

export function arrivalRows({ result }: ProcessedSession): Value[][] {
  const { sessionId, revision, arrivals = [] } = result.context;
  return arrivals.map((arrival) => {
    const { keyId, origin, from, until, events } = arrival;
    return [sessionId, revision, keyId, origin, from, until, events];
  });
}
