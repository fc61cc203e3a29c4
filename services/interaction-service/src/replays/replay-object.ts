import { DurableObject } from 'cloudflare:workers';
import type { Replay, ReplayRequest } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import { replayDeadLetter } from '../dead-letters/replay-dead-letter.ts';
import type { Environment } from '../environment.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';

/** Sessions that one part sends again; between two parts the object can be asked how far it is. */
const PART = 25;
const AFTER_FAILURE_MS = 5_000;
const KEY = 'replay';

/** A replay with its place: the last dead letter that was looked at. */
interface KeptReplay extends Replay {
  after: string;
}

/**
 * Replays of many failed sessions of one organization, one at a time. It is driven by its alarm, so that a restart goes
 * on where it was; a session that was sent again in it is not sent a second time.
 */
export class ReplayObject extends DurableObject<Environment> {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;

  /** Begins a replay. @returns it, or null when another one is running */
  async begin({ id, filter }: ReplayRequest): Promise<Replay | null> {
    const startedAt = this.now();
    // What fails while it runs is not part of it: otherwise it could go on for ever.
    const bounded = { ...filter, until: Math.min(filter.until ?? startedAt, startedAt) };
    const catalog = catalogOf(this.env, this.#organizationId);
    const total = await within('catalog', catalog.countDeadLetters(bounded));
    // Read after everything that lets other requests in between: from here to the write nothing does.
    const known = await this.#read();
    if (known?.id === id) return toldOf(known);
    if (known?.state === 'running') return null;
    const replay: KeptReplay = {
      id,
      filter: bounded,
      state: 'running',
      total,
      replayed: 0,
      failed: 0,
      startedAt,
      after: '',
    };
    await this.ctx.storage.put(KEY, replay);
    await this.ctx.storage.setAlarm(startedAt);
    return toldOf(replay);
  }

  /** The newest replay; null when there never was one. */
  async state(): Promise<Replay | null> {
    const replay = await this.#read();
    return replay ? toldOf(replay) : null;
  }

  /** Never fails: an alarm that fails is repeated a few times only, and then never again. */
  override async alarm(): Promise<void> {
    try {
      if (await this.#sendPart()) await this.ctx.storage.setAlarm(this.now());
    } catch (error) {
      logError('replay_interrupted', error, { organizationId: this.#organizationId });
      await this.ctx.storage.setAlarm(this.now() + AFTER_FAILURE_MS);
    }
  }

  /** @returns whether there is more to send */
  async #sendPart(): Promise<boolean> {
    const replay = await this.#read();
    if (replay?.state !== 'running') return false;
    const { filter, startedAt, after } = replay;
    const catalog = catalogOf(this.env, this.#organizationId);
    const letters = await within('catalog', catalog.nextToReplay(filter, startedAt, after, PART));
    for (const { id } of letters) {
      const sent = await this.#send(id);
      replay.after = id;
      if (sent) replay.replayed++;
      else replay.failed++;
      await this.ctx.storage.put(KEY, replay);
    }
    if (letters.length === PART) return true;
    await this.ctx.storage.put(KEY, { ...replay, after: '', state: 'done', endedAt: this.now() } satisfies KeptReplay);
    return false;
  }

  async #send(id: string): Promise<boolean> {
    try {
      return await replayDeadLetter(this.env, this.#organizationId, id, this.now());
    } catch (error) {
      logError('not_replayed', error, { organizationId: this.#organizationId, deadLetterId: id });
      return false;
    }
  }

  #read(): Promise<KeptReplay | undefined> {
    return this.ctx.storage.get<KeptReplay>(KEY);
  }

  get #organizationId(): string {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error('replays are named by their organization');
    return name;
  }
}

function toldOf({ after: _, ...replay }: KeptReplay): Replay {
  return replay;
}
