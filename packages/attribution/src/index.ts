export { acquisitionOf } from './acquisition-of.ts';
export { touchesOf } from './touches-of.ts';
