/** How far back the live view shows events per second. */
export const SERIES_SECONDS = 120;
/** Newest events that the live view shows. */
export const RECENT_EVENTS = 100;
/** Sessions that a snapshot lists; the totals count all. */
export const SNAPSHOT_SESSIONS = 200;
/** The live view hears of changes at most this often. */
export const UPDATE_INTERVAL_MS = 1_000;
/** A session that was never told closed is no longer shown after this; no session lasts longer. */
export const SESSION_LIFE_MS = 24 * 60 * 60 * 1000;
/** A reading that was shown is kept this long for its score: until its session is stored, also when that takes days. */
export const SHOWN_READINGS_LIFE_MS = 7 * SESSION_LIFE_MS;
/** Sessions of the past are cleared away at most this often. */
export const CLEARING_INTERVAL_MS = 60_000;
