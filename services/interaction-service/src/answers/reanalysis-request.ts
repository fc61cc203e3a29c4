import {
  INTENTS,
  isId,
  MODEL_MADE,
  OUTCOMES,
  READING_CHANGES,
  REREAD_RESULTS,
  type ReanalysisRequest,
  type ReanalysisScope,
  type RereadFilter,
  STAGES,
} from '@crow/contracts';
import { type Ask, oneOf, QueryError } from './query.ts';

type Body = Record<string, unknown>;

/** Which sessions are meant. What is left out is not limited. @throws {QueryError} */
export function scopeIn({
  from,
  to,
  keyId = null,
  onlyOlder = false,
  modelMade = MODEL_MADE[0],
}: Body): ReanalysisScope {
  const scope = { from: timeIn('from', from), to: timeIn('to', to) };
  if (scope.to <= scope.from) throw new QueryError('to', '`to` must be after `from`.');
  if (keyId !== null && !isId(keyId)) throw new QueryError('keyId', '`keyId` takes the id of a key, or null.');
  const made = MODEL_MADE.find((known) => known === modelMade);
  if (!made) throw new QueryError('modelMade', `\`modelMade\` takes one of: ${MODEL_MADE.join(', ')}.`);
  return { ...scope, keyId, onlyOlder: flagIn('onlyOlder', onlyOlder), modelMade: made };
}

/** A whole request. @throws {QueryError} */
export function reanalysisIn(body: Body): ReanalysisRequest {
  if (!isId(body.id)) throw new QueryError('id', '`id` takes 1 to 64 letters, digits, `_` or `-`.');
  return { id: body.id, ...scopeIn(body), stores: flagIn('stores', body.stores ?? false) };
}

/** Which sessions of a re-analysis are meant. @throws {QueryError} */
export function rereadFilterOf(ask: Ask): RereadFilter {
  return withoutMissing({
    result: oneOf(ask, 'result', REREAD_RESULTS),
    change: oneOf(ask, 'change', READING_CHANGES),
    intentFrom: oneOf(ask, 'intentFrom', INTENTS),
    intentTo: oneOf(ask, 'intentTo', INTENTS),
    outcomeFrom: oneOf(ask, 'outcomeFrom', OUTCOMES),
    outcomeTo: oneOf(ask, 'outcomeTo', OUTCOMES),
    stageFrom: oneOf(ask, 'stageFrom', STAGES),
    stageTo: oneOf(ask, 'stageTo', STAGES),
  });
}

function withoutMissing(filter: { [Name in keyof RereadFilter]: RereadFilter[Name] | undefined }): RereadFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

function timeIn(field: string, value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new QueryError(field, `\`${field}\` takes a time in Unix milliseconds.`);
}

function flagIn(field: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new QueryError(field, `\`${field}\` takes true or false.`);
}
