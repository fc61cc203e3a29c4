import { DurableObject } from 'cloudflare:workers';
import type { AuditAction, ReanalysisRequest, ReanalysisState, ReanalysisStep } from '@crow/contracts';
import { type Catalog, catalogOf } from '../catalog/catalog.ts';
import type { KeptReanalysis, SessionToReread } from '../catalog/reanalyses.ts';
import type { Environment } from '../environment.ts';
import { failureKind, reasonOf } from '../failures/failure-kind.ts';
import { logError } from '../failures/log-error.ts';
import { within } from '../failures/within.ts';
import { deliverRecords } from '../records/deliver-records.ts';
import { type Author, recordOf } from '../records/record.ts';
import { keepFailure, rereadSession } from './reread-session.ts';
import { settleEdition } from './store-edition.ts';

/** Sessions of one part, read side by side. */
const PART = 8;
/** A part that failed waits this long. */
const AFTER_FAILURE_MS = 5_000;
/** As often a part is tried for the sake of a session that fails; then it goes on without it. */
const MOST_TRIES = 5;
/** While sessions of visitors wait for being read, a part waits this long, but not more often than so. */
const GIVE_WAY_MS = 1_000;
const MOST_WAITS = 10;
/** The alarm is set before there is something to do, so that nothing that dies in between is forgotten. */
const FIRST_ALARM_MS = 5_000;

/** What the object keeps for itself; everything else is in the catalog. */
interface Progress {
  /** Editions that the part under way may have written, to be settled when it is cut off. */
  underWay: { sessionId: string; revision: number; edition: number }[];
  /** Tries of the part under way that failed. */
  tries: number;
  /** Waits for sessions of visitors since the last part, and the fewest that there were meanwhile. */
  waits: number;
  fewest: number;
  /** Sessions for which it waited in vain, such as some that the live view was never told the end of: only for more it waits again. */
  standing: number;
}

const FRESH: Progress = { underWay: [], tries: 0, waits: 0, fewest: Number.POSITIVE_INFINITY, standing: 0 };
const KEY = 'progress';
/** What each step is called in the audit log. */
export const STEP_ACTIONS: Record<ReanalysisStep, AuditAction> = {
  pause: 'reanalysis_paused',
  resume: 'reanalysis_resumed',
  cancel: 'reanalysis_cancelled',
};
const STATES: Record<ReanalysisStep, ReanalysisState> = { pause: 'paused', resume: 'running', cancel: 'cancelled' };

/**
 * Re-analyses of one organization, one at a time, part by part. It is driven by its alarm, so that a restart goes on where it was. It gives
 * way to sessions that have just ended, and works half of the time at most.
 */
export class ReanalysisObject extends DurableObject<Environment> {
  /** Clock in Unix milliseconds. */
  now: () => number = Date.now;

  /** Begins one. Asking again with the same id changes nothing. @returns it, or null when another one is not over */
  async begin(request: ReanalysisRequest, author: Author, analyst: string): Promise<KeptReanalysis | null> {
    const { id: reanalysisId, ...scope } = request;
    const startedAt = this.now();
    const startedBy = author.actor;
    const { sessions, modelMade } = await within('catalog', this.#catalog.countScope(scope, analyst));
    const total = scope.modelMade === 'reread' ? sessions : sessions - modelMade;
    await this.ctx.storage.setAlarm(startedAt + FIRST_ALARM_MS);
    const record = recordOf(author, 'reanalysis_started', reanalysisId, { ...scope }, startedAt);
    await within(
      'catalog',
      this.#catalog.keepReanalysis(
        { reanalysisId, ...scope, analyst, state: 'running', total, startedAt, startedBy },
        record,
      ),
    );
    await this.ctx.storage.setAlarm(this.now());
    await deliverRecords(this.env, this.#organizationId);
    return within('catalog', this.#catalog.findReanalysis(reanalysisId));
  }

  /** Pauses, resumes or cancels one, unless it is over. @returns it as it is then; null when there is none */
  async move(reanalysisId: string, step: ReanalysisStep, author: Author): Promise<KeptReanalysis | null> {
    const record = recordOf(author, STEP_ACTIONS[step], reanalysisId, {}, this.now());
    if (step === 'resume') await this.ctx.storage.setAlarm(this.now() + FIRST_ALARM_MS);
    await within('catalog', this.#catalog.moveReanalysis(reanalysisId, STATES[step], this.now(), record));
    await this.ctx.storage.setAlarm(this.now());
    await deliverRecords(this.env, this.#organizationId);
    return within('catalog', this.#catalog.findReanalysis(reanalysisId));
  }

  /** Never fails: an alarm that fails is repeated a few times only, and then never again. */
  override async alarm(): Promise<void> {
    const wait = await this.#doPart().catch((error: unknown) => {
      logError('reanalysis_interrupted', error, { organizationId: this.#organizationId });
      return AFTER_FAILURE_MS;
    });
    if (wait !== null) await this.ctx.storage.setAlarm(this.now() + wait);
  }

  /** @returns how long until the next part, milliseconds; null when there is nothing more to do */
  async #doPart(): Promise<number | null> {
    const progress = { ...FRESH, ...(await this.ctx.storage.get<Progress>(KEY)) };
    for (const { edition, ...named } of progress.underWay) {
      await settleEdition(this.env, { organizationId: this.#organizationId, ...named }, edition);
    }
    const reanalysis = await within('catalog', this.#catalog.currentReanalysis());
    if (reanalysis?.state !== 'running') {
      await this.#keep({ ...progress, underWay: [] });
      return null;
    }
    const waiting = await this.#visitorsWaiting();
    const fewest = Math.min(progress.fewest, waiting);
    const standing = Math.min(progress.standing, waiting);
    if (waiting > standing && progress.waits < MOST_WAITS) {
      await this.#keep({ ...progress, underWay: [], waits: progress.waits + 1, fewest, standing });
      return GIVE_WAY_MS;
    }
    const rested = { ...FRESH, standing: progress.waits < MOST_WAITS ? standing : fewest };
    const begunAt = this.now();
    const sessions = await within('catalog', this.#catalog.nextToReread(reanalysis, PART));
    const last = sessions.at(-1);
    if (!last) {
      await within('catalog', this.#catalog.moveReanalysis(reanalysis.reanalysisId, 'done', this.now()));
      await this.#keep(FRESH);
      return null;
    }
    await this.#readAll(reanalysis, sessions, { ...rested, tries: progress.tries });
    await within('catalog', this.#catalog.advanceReanalysis(reanalysis.reanalysisId, last));
    await this.#keep(rested);
    return this.now() - begunAt;
  }

  /** @throws when some should be tried again */
  async #readAll(reanalysis: KeptReanalysis, sessions: readonly SessionToReread[], progress: Progress): Promise<void> {
    const tries = progress.tries + 1;
    const underWay = reanalysis.stores
      ? sessions.map(({ sessionId, revision, edition }) => ({ sessionId, revision, edition: edition + 1 }))
      : [];
    await this.#keep({ ...progress, underWay, tries });
    const read = await Promise.allSettled(
      sessions.map((session) => rereadSession(this.env, this.#organizationId, reanalysis, session, this.now())),
    );
    for (const [place, outcome] of read.entries()) {
      const session = sessions[place];
      if (outcome.status === 'fulfilled' || !session) continue;
      if (failureKind(outcome.reason) === 'transient' && tries < MOST_TRIES) throw outcome.reason;
      await keepFailure(this.env, this.#organizationId, reanalysis, session, reasonOf(outcome.reason));
    }
  }

  /** How many sessions of visitors have ended and are not read yet. Not knowing it is no reason to wait. */
  async #visitorsWaiting(): Promise<number> {
    try {
      return await within('live', this.env.LIVE.unfinished(this.#organizationId));
    } catch (error) {
      logError('live_view_not_reached', error, { organizationId: this.#organizationId });
      return 0;
    }
  }

  async #keep(progress: Progress): Promise<void> {
    await this.ctx.storage.put(KEY, progress);
  }

  get #catalog(): Catalog {
    return catalogOf(this.env, this.#organizationId);
  }

  get #organizationId(): string {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error('re-analyses are named by their organization');
    return name;
  }
}
