import { type ConsentState, deviceTypeOf, type SessionContext, type WireBatchHead } from '@crow/contracts';

/** What the heads of batches tell of the session as a whole. */
type Facts = Pick<
  SessionContext,
  'visitorId' | 'userId' | 'groupId' | 'platform' | 'deviceType' | 'language' | 'timeZone' | 'consent'
>;
type Fact = keyof Facts;

/** When a batch was made on the server's clock, and its first sequence number, which decides within the same time. */
export type Moment = readonly [madeAt: number, seq: number];

/** What was told, and when each of it. */
export interface ToldFacts {
  facts: Partial<Facts>;
  moments: Partial<Record<Fact, Moment>>;
}

/** A batch's head and when the batch was made. */
export interface MadeHead {
  head: WireBatchHead;
  madeAt: number;
}

/** These change within a session, so the last word counts; of the others the first. */
const LAST_WORD: ReadonlySet<Fact> = new Set(['userId', 'groupId', 'consent'] as const);

/**
 * Adds what some batches tell. First and last are meant by the time at which a batch was made, not by that of its
 * arrival: a batch that comes late must not bring back a consent that was withdrawn meanwhile.
 */
export function addFacts(known: ToldFacts, heads: readonly MadeHead[]): ToldFacts {
  const facts: Partial<Facts> = { ...known.facts };
  const moments = { ...known.moments };
  for (const { head, madeAt } of heads) {
    const told = factsOf(head);
    for (const fact of Object.keys(told) as Fact[]) {
      if (told[fact] === undefined || !counts(fact, [madeAt, head.seq], moments[fact])) continue;
      Object.assign(facts, { [fact]: told[fact] });
      moments[fact] = [madeAt, head.seq];
    }
  }
  return { facts, moments };
}

/**
 * What the heads of an archived session's batches told. A user who was only identified is not among it: the event
 * is in the archive, and is found there again.
 * @param moments as they were kept; null for an archive from before they were, whose facts are then of its first or last moment
 */
export function archivedFacts(context: SessionContext, moments: ToldFacts['moments'] | null): ToldFacts {
  const { visitorId, userId, groupId, platform, deviceType, language, timeZone, consent } = context;
  const facts = present({ visitorId, userId, groupId, platform, deviceType, language, timeZone, consent });
  const told = moments ?? guessedMoments(Object.keys(facts) as Fact[], context);
  return { facts: Object.fromEntries(Object.entries(facts).filter(([fact]) => fact in told)), moments: told };
}

function guessedMoments(facts: readonly Fact[], { startedAt, endedAt }: SessionContext): ToldFacts['moments'] {
  const momentOf = (fact: Fact): Moment => (LAST_WORD.has(fact) ? [endedAt, Number.MAX_SAFE_INTEGER] : [startedAt, 0]);
  return Object.fromEntries(facts.map((fact) => [fact, momentOf(fact)]));
}

function factsOf({ visitorId, userId, groupId, platform, context, consent }: WireBatchHead): {
  [K in Fact]: Facts[K] | undefined;
} {
  const { language, timeZone } = context ?? {};
  const deviceType = deviceTypeOf(context);
  return { visitorId, userId, groupId, platform, deviceType, language, timeZone, consent: consent && known(consent) };
}

/** The answers that are known; a head may tell more, and nothing unchecked reaches the archive. */
function known({ analytics, personalization, aiProcessing }: ConsentState): ConsentState {
  return { analytics, personalization, aiProcessing };
}

function counts(fact: Fact, told: Moment, before: Moment | undefined): boolean {
  if (!before) return true;
  const later = told[0] - before[0] || told[1] - before[1];
  return LAST_WORD.has(fact) ? later >= 0 : later < 0;
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that have a value. */
export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
