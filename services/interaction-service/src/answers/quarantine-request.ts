import { ARRIVAL_MINUTE_MS, type ArrivalSpan, isId, ORIGIN_LENGTH, type PurgeRequest } from '@crow/contracts';
import { QueryError } from './query.ts';

/** Which traffic is meant, in whole minutes. What is left out is not limited. @throws {QueryError} */
export function spanIn({ keyId, from, to = null, origin = null }: Record<string, unknown>): ArrivalSpan {
  if (!isId(keyId)) throw new QueryError('keyId', '`keyId` takes the id of a key.');
  const begin = timeIn('from', from);
  const end = to === null ? null : timeIn('to', to);
  const isOrigin = origin === null || (typeof origin === 'string' && origin.length <= ORIGIN_LENGTH);
  if (!isOrigin) throw new QueryError('origin', '`origin` takes an origin as the uses of the key tell it, or null.');
  const span = {
    keyId,
    from: begin - (begin % ARRIVAL_MINUTE_MS),
    to: end === null ? null : Math.ceil(end / ARRIVAL_MINUTE_MS) * ARRIVAL_MINUTE_MS,
    origin: origin as string | null,
  };
  if (span.to !== null && span.to <= span.from) throw new QueryError('to', '`to` must be after `from`.');
  return span;
}

/** What is to be erased for good. @throws {QueryError} */
export function purgeRequestIn({ keyName, includesMixed = false }: Record<string, unknown>): PurgeRequest {
  if (typeof keyName !== 'string') throw new QueryError('keyName', '`keyName` takes what the key was called.');
  if (typeof includesMixed !== 'boolean') throw new QueryError('includesMixed', '`includesMixed` takes true or false.');
  return { keyName, includesMixed };
}

function timeIn(field: string, value: unknown): number {
  if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  throw new QueryError(field, `\`${field}\` takes a time in Unix milliseconds.`);
}
