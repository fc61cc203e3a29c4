import { type BatchAnswer, isReceipt, type UsageCounts } from '@crow/contracts';

/** One use of a key: what a request with it came to. */
export interface Use {
  /** Unix milliseconds. */
  at: number;
  /** Of the page; empty for who sends none. */
  origin: string;
  stored: number;
  duplicate: number;
  rejected: number;
  /** Why the request was refused; null when it was taken. */
  refusal: string | null;
}

/** Uses of one key that are on their way to its object. */
export interface UsageReport {
  lastUsedAt: number;
  firstEventAt: number | null;
  minutes: { minute: number; counts: UsageCounts }[];
  refusals: { minute: number; code: string; requests: number }[];
  origins: { minute: number; origin: string; requests: number }[];
}

/** Longest origin that is told apart; others are cut. */
const ORIGIN_LENGTH = 200;
/** Origins that are told apart between two reports: anybody may send any. */
const ORIGINS = 50;
export const OTHER_ORIGINS = 'others';
const MINUTE_MS = 60_000;

/** What the answer to a batch says of the use of its key. */
export function useOf(answer: BatchAnswer, origin: string, at: number): Use {
  if (!isReceipt(answer)) return refusedUse(codeOf(answer.type), origin, at);
  const { accepted, duplicate, rejected, repeated = [] } = answer;
  return {
    at,
    origin,
    stored: duplicate ? 0 : accepted,
    duplicate: duplicate ? accepted : repeated.length,
    rejected: duplicate ? 0 : rejected.length,
    refusal: null,
  };
}

/** A use that came to nothing. */
export function refusedUse(code: string, origin: string, at: number): Use {
  return { at, origin, stored: 0, duplicate: 0, rejected: 0, refusal: code };
}

/** The code of a problem: the last part of its type. */
export function codeOf(type: string): string {
  return type.slice(type.lastIndexOf(':') + 1);
}

/** Uses of one key, added up as they come. */
export class Tally {
  #minutes = new Map<number, UsageCounts>();
  #refusals = new Map<string, UsageReport['refusals'][number]>();
  #origins = new Map<string, UsageReport['origins'][number]>();
  #lastUsedAt = 0;
  #firstEventAt: number | null = null;

  add({ at, origin, stored, duplicate, rejected, refusal }: Use): void {
    const minute = at - (at % MINUTE_MS);
    this.#merge(minute, {
      requests: refusal === null ? 1 : 0,
      stored,
      duplicate,
      rejected,
      refused: refusal === null ? 0 : 1,
    });
    if (refusal !== null) this.#count(this.#refusals, `${minute} ${refusal}`, { minute, code: refusal, requests: 1 });
    this.#addOrigin(minute, origin.slice(0, ORIGIN_LENGTH), 1);
    this.#lastUsedAt = Math.max(this.#lastUsedAt, at);
    if (stored > 0) this.#firstEventAt = Math.min(this.#firstEventAt ?? at, at);
  }

  /** A tally that begins with a report. */
  static of(report: UsageReport): Tally {
    const tally = new Tally();
    tally.addReport(report);
    return tally;
  }

  /** Takes back a report that could not be told. */
  addReport({ minutes, refusals, origins, lastUsedAt, firstEventAt }: UsageReport): void {
    for (const { minute, counts } of minutes) this.#merge(minute, counts);
    for (const refusal of refusals) this.#count(this.#refusals, `${refusal.minute} ${refusal.code}`, refusal);
    for (const { minute, origin, requests } of origins) this.#addOrigin(minute, origin, requests);
    this.#lastUsedAt = Math.max(this.#lastUsedAt, lastUsedAt);
    if (firstEventAt !== null) this.#firstEventAt = Math.min(this.#firstEventAt ?? firstEventAt, firstEventAt);
  }

  report(): UsageReport {
    return {
      lastUsedAt: this.#lastUsedAt,
      firstEventAt: this.#firstEventAt,
      minutes: [...this.#minutes].map(([minute, counts]) => ({ minute, counts })),
      refusals: [...this.#refusals.values()],
      origins: [...this.#origins.values()],
    };
  }

  #merge(minute: number, more: UsageCounts): void {
    const counts = this.#minutes.get(minute) ?? { requests: 0, stored: 0, duplicate: 0, rejected: 0, refused: 0 };
    for (const field of Object.keys(counts) as (keyof UsageCounts)[]) counts[field] += more[field];
    this.#minutes.set(minute, counts);
  }

  #addOrigin(minute: number, origin: string, requests: number): void {
    const name = `${minute} ${origin}`;
    const told = this.#origins.has(name) || this.#origins.size < ORIGINS ? origin : OTHER_ORIGINS;
    this.#count(this.#origins, `${minute} ${told}`, { minute, origin: told, requests });
  }

  #count<T extends { requests: number }>(counted: Map<string, T>, name: string, more: T): void {
    const known = counted.get(name);
    if (known) known.requests += more.requests;
    else counted.set(name, { ...more });
  }
}
