import type { CompleteSession, LiveReader, ProvisionalReading } from '@crow/contracts';
import { FIRST_READING_MS, READINGS_EVERY_MS } from '../configuration.ts';
import { countFailure } from './telling-failures.ts';

/** A reading looks at all events: beyond this many of them the pauses grow, so that long sessions cost no more than many short ones. */
const EVENTS_IN_A_PAUSE = 1_000;

/**
 * Decides when an open session is read provisionally: first some seconds after it began, then at most once a minute, and only
 * after something happened. What was read is kept in memory alone: it is a convenience, made anew after a restart.
 */
export class ProvisionalReader {
  #readAt: number | null = null;
  #eventsRead = 0;
  #isReading = false;

  /** @param session when it began, and how many events it has; times in Unix milliseconds */
  isDue(session: { startedAt: number; events: number }, now: number): boolean {
    if (this.#isReading || session.events <= this.#eventsRead) return false;
    if (this.#readAt === null) return now - session.startedAt >= FIRST_READING_MS;
    return now - this.#readAt >= READINGS_EVERY_MS * Math.ceil(session.events / EVENTS_IN_A_PAUSE);
  }

  /**
   * Reads a session. Never fails: a reading that could not be made is only counted.
   * @param events how many of its events count as read
   * @returns null when it could not be read
   */
  async read(
    reader: Pick<LiveReader, 'glance'>,
    complete: () => Promise<CompleteSession>,
    events: number,
    now: number,
  ): Promise<ProvisionalReading | null> {
    this.#isReading = true;
    this.#readAt = now;
    this.#eventsRead = events;
    try {
      return await reader.glance(await complete());
    } catch (error) {
      countFailure(error);
      return null;
    } finally {
      this.#isReading = false;
    }
  }
}
