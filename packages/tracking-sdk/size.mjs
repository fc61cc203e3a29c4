// Holds the script-tag build, which has every tracker in it, to its size.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** No change may make it larger than it is; the goal, which is not reached yet, is {@link GOAL_BYTES}. */
const LIMIT_BYTES = 11_700;
const GOAL_BYTES = 8_000;

const file = new URL('dist/crow.global.js', import.meta.url);
const bytes = gzipSync(readFileSync(file), { level: 9 }).length;
console.log(`crow.global.js: ${bytes} bytes gzipped, limit ${LIMIT_BYTES}, goal ${GOAL_BYTES}`);
if (bytes > LIMIT_BYTES) process.exit(1);
