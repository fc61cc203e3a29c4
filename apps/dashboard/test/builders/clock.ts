/** The moment that what is built is told at. */
export const NOW = Date.now();
export const MINUTE = 60_000;
