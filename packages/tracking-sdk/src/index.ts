export type {
  AnyEvents,
  Audit,
  Autocapture,
  CapturedEvent,
  Consent,
  CROWOptions,
  KeyValueStorage,
  Plugin,
  Product,
  Properties,
  PropertiesOf,
  PropertyValue,
} from './options.ts';
export { CROWTracker } from './tracker.ts';
