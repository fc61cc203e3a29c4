export type {
  Autocapture,
  Counters,
  CROWOptions,
  KeyValueStorage,
  Product,
  Properties,
  PropertyValue,
} from './options.ts';
export { CROWTracker } from './tracker.ts';
