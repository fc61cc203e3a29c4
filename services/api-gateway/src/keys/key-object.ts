import { DurableObject } from 'cloudflare:workers';
import { type KeyState, type KeyUsage, USAGE_DAYS } from '@crow/contracts';
import { logFailure } from '../answers/log-failure.ts';
import type { Environment } from '../environment.ts';
import { grantLease, type Lease, type LeaseRequest } from '../rates/lease.ts';
import { type Bucket, fullBucket } from '../rates/token-bucket.ts';
import type { UsageReport } from '../usage/counts.ts';
import { UsageStore } from '../usage/usage-store.ts';

interface Known {
  key: KeyState;
  /** When the directory was asked, Unix milliseconds. */
  askedAt: number;
}

/** A key that is refused while it is being replaced, in Unix milliseconds. */
interface Hold {
  since: number;
  until: number;
}

/** How long a state is used before the directory is asked again. Changes don't wait for it: they are told at once. */
const REFRESH_MS = 30_000;
/** A lease of a key that is not limited any more: until the isolate has noticed. */
const UNLIMITED_MS = 1_000;
const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a key is held back at most when nobody says what became of it. */
const HELD_MS = 30_000;
/** How long an object remembers, in memory only, that there is no such key. */
const ABSENT_MS = 5_000;

/**
 * The state of one API key, the same for every gateway in the world. It answers without the database, also while that
 * is down, and knows of a revocation at once. An id that no key has leaves nothing in storage.
 */
export class KeyObject extends DurableObject<Environment> {
  #known: Known | undefined = this.ctx.storage.kv.get<Known>('known');
  #bucket: Bucket | undefined = this.ctx.storage.kv.get<Bucket>('owed');
  /** Whether what is owed is in storage. */
  #isOwed = this.#bucket !== undefined;
  #held: Hold | undefined = this.ctx.storage.kv.get<Hold>('held');
  readonly #usage = new UsageStore(this.ctx.storage);
  #absentUntil = 0;
  #asked = 0;
  #newestAnswer = 0;

  /**
   * State of the key, null when there is none.
   * @throws when the directory can't be asked and nothing is known
   */
  async read(keyId: string): Promise<KeyState | null> {
    const now = Date.now();
    const known = this.#known;
    const isHoldOver = this.#held !== undefined && now >= this.#held.until;
    const isFresh = known && now - known.askedAt < REFRESH_MS && !isHoldOver;
    if (known && (known.key.state === 'revoked' || isFresh)) return this.#state();
    if (!known && now < this.#absentUntil) return null;
    try {
      await this.#ask(keyId);
      if (isHoldOver) this.#release();
      return this.#state();
    } catch (error) {
      if (!known) throw error;
      logFailure('the directory can’t be asked; the last known state of the key is used', error, { keyId });
      return this.#state();
    }
  }

  /**
   * Asks the directory now; called when the key was changed. What it answers ends a hold.
   * @throws when the directory can't be asked
   */
  async refresh(keyId: string): Promise<KeyState | null> {
    await this.#ask(keyId);
    this.#release();
    return this.#state();
  }

  async #ask(keyId: string): Promise<void> {
    this.#asked += 1;
    const turn = this.#asked;
    const askedAt = Date.now();
    const key = await this.env.DIRECTORY.findKey(keyId);
    if (turn > this.#newestAnswer) {
      this.#newestAnswer = turn;
      this.#keep(key, askedAt);
    }
  }

  /**
   * Ends the key for good, before anybody else knows of it; a key of another organization is left as it is.
   * @throws when the key is not known here and the directory can't be asked
   */
  async revoke(keyId: string, organizationId: string): Promise<void> {
    const key = await this.read(keyId);
    if (key?.organizationId === organizationId) this.#keep({ ...key, state: 'revoked' }, Date.now());
  }

  /**
   * Holds the key back while it is being replaced without an overlap: nothing is taken with it until the next {@link refresh} or for half a minute.
   * Unlike {@link revoke} it can be taken back, because a rotation may be refused, and then no other key takes its place.
   * A key of another organization is left as it is.
   * @throws when the key is not known here and the directory can't be asked
   */
  async hold(keyId: string, organizationId: string): Promise<void> {
    const key = await this.read(keyId);
    if (key?.organizationId !== organizationId) return;
    const now = Date.now();
    this.#held = { since: now, until: now + HELD_MS };
    this.ctx.storage.kv.put('held', this.#held);
  }

  /** Hands a part of the key's rate to a gateway, which asks again when it has used it. */
  lease(request: LeaseRequest): Lease {
    const rate = this.#known?.key.rate;
    if (!rate) return { events: Math.max(1, request.wanted), lifeMs: UNLIMITED_MS };
    const now = Date.now();
    const { bucket, lease } = grantLease(this.#bucket ?? fullBucket(rate, now), rate, request, now);
    this.#bucket = bucket;
    // Only what is owed outlives the object: it ends when nobody asks, and a full bucket would forgive it.
    if (bucket.tokens < 0) {
      this.ctx.storage.kv.put('owed', bucket);
      this.#isOwed = true;
    } else if (this.#isOwed) {
      this.ctx.storage.kv.delete('owed');
      this.#isOwed = false;
    }
    return lease;
  }

  /** Adds uses that a gateway gathered. */
  async addUsage(report: UsageReport): Promise<void> {
    this.#usage.add(report);
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + DAY_MS);
  }

  /** What the key was used for; null when it is not of the organization. @throws when the key is not known and the directory can't be asked */
  async usage(
    keyId: string,
    organizationId: string,
    { from, to, stepMs }: { from: number; to: number; stepMs: number },
  ): Promise<KeyUsage | null> {
    const key = await this.read(keyId);
    return key?.organizationId === organizationId ? { keyId, ...this.#usage.read(from, to, stepMs) } : null;
  }

  /** Once a day, as long as uses are kept: removes those that are too old. The next use sets it again. */
  override async alarm(): Promise<void> {
    const isAnyLeft = this.#usage.forget(Date.now() - USAGE_DAYS * DAY_MS);
    if (isAnyLeft) await this.ctx.storage.setAlarm(Date.now() + DAY_MS);
  }

  #release(): void {
    if (!this.#held) return;
    this.#held = undefined;
    this.ctx.storage.kv.delete('held');
  }

  #state(): KeyState | null {
    const key = this.#known?.key ?? null;
    const held = this.#held;
    if (!key || !held || Date.now() >= held.until) return key;
    const hasEnded = key.validUntil !== null && key.validUntil <= held.since;
    // An end without a successor says that it is not known yet what becomes of the key.
    return hasEnded ? key : { ...key, validUntil: held.since, replacedBy: null };
  }

  #keep(key: KeyState | null, askedAt: number): void {
    // Revoked is final: no answer, however late or wrong, makes such a key valid again.
    if (this.#known?.key.state === 'revoked') return;
    if (key) {
      this.#known = { key, askedAt };
      this.ctx.storage.kv.put('known', this.#known);
      return;
    }
    this.#absentUntil = askedAt + ABSENT_MS;
    if (!this.#known) return;
    this.#known = undefined;
    this.ctx.storage.kv.delete('known');
  }
}
