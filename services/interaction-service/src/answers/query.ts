import {
  CHANNELS,
  type Channel,
  INTENTS,
  type Intent,
  OUTCOMES,
  type Outcome,
  QUARANTINE_FILTERS,
  VISITOR_KINDS,
  type VisitorKind,
} from '@crow/contracts';

/** A query parameter that can't be used: which, and what it takes. */
export class QueryError extends Error {
  override name = 'QueryError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** Reads a parameter of the address. */
export type Ask = (name: string) => string | undefined;

/** @throws {QueryError} */
export function limitOf(ask: Ask, fallback: number, max: number): number {
  return numberOf(ask, 'limit', 1, max) ?? fallback;
}

/** @throws {QueryError} */
export function numberOf(ask: Ask, name: string, min: number, max: number): number | undefined {
  const text = ask(name);
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new QueryError(name, `\`${name}\` takes a whole number from ${min} to ${max}.`);
  }
  return value;
}

/** Channel to filter by. @throws {QueryError} */
export function channelOf(ask: Ask): { channel?: Channel } {
  const channel = oneOf(ask, 'channel', CHANNELS);
  return channel === undefined ? {} : { channel };
}

/** Intent and outcome to filter by. @throws {QueryError} */
export function meaningOf(ask: Ask): { intent?: Intent; outcome?: Outcome } {
  const intent = oneOf(ask, 'intent', INTENTS);
  const outcome = oneOf(ask, 'outcome', OUTCOMES);
  return { ...(intent === undefined ? {} : { intent }), ...(outcome === undefined ? {} : { outcome }) };
}

/** Whether what quarantines hide is asked for. @throws {QueryError} */
export function quarantinedOf(ask: Ask): { quarantined?: true } {
  return oneOf(ask, 'quarantine', QUARANTINE_FILTERS) === undefined ? {} : { quarantined: true };
}

/** Whose visits are meant: people's, unless a meaning is asked for that only programs have, or what is quarantined. @throws {QueryError} */
export function visitorsOf(ask: Ask): VisitorKind {
  const { intent, outcome } = meaningOf(ask);
  const isForAll = intent === 'automated' || outcome === 'crawl' || quarantinedOf(ask).quarantined;
  const usual = isForAll ? 'all' : 'people';
  return oneOf(ask, 'visitors', VISITOR_KINDS) ?? usual;
}

/** One of the values that a parameter takes. @throws {QueryError} */
export function oneOf<T extends string>(ask: Ask, name: string, values: readonly T[]): T | undefined {
  const text = ask(name);
  if (text === undefined || text === '') return undefined;
  const value = values.find((candidate) => candidate === text);
  if (value === undefined) throw new QueryError(name, `\`${name}\` takes one of: ${values.join(', ')}.`);
  return value;
}
