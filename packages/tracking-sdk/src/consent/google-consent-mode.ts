import { connect, pageValue, type Stop, type WaitOptions } from './connect.ts';
import { type ConsentCommand, type ConsentTypes, consentCommandOf, consentFromCommands } from './consent-mode.ts';
import type { ConsentTarget } from './purposes.ts';

export interface GoogleConsentModeOptions extends WaitOptions {
  /**
   * Consent types that all have to be granted, by purpose. Default: `analytics` by `analytics_storage`, and
   * `personalization` by `personalization_storage` and `ad_personalization`. Google has no type for an AI that reads
   * sessions: name the one that your banner's words cover, `{ aiProcessing: ['analytics_storage'] }`.
   */
  types?: ConsentTypes;
  /** Where the visitor is, `DE` or `US-CA`, for defaults that hold in a region. Without it the strictest counts. */
  region?: string;
  /** Name of the data layer. Default `dataLayer`. */
  dataLayer?: string;
}

type Push = unknown[]['push'];

/** Pages may replace their data layer by a new array; this is how often it is looked at. */
const LOOK_MS = 500;

/**
 * Follows Google Consent Mode through the commands in the data layer, `gtag('consent', 'default' | 'update', …)`, those
 * before the connection and those after. The data layer's `push` is passed through, also where Google Tag Manager
 * puts its own around it.
 *
 * @example
 * connectGoogleConsentMode(crow, { types: { aiProcessing: ['analytics_storage'] } });
 */
export function connectGoogleConsentMode(tracker: ConsentTarget, options: GoogleConsentModeOptions = {}): Stop {
  const { types, region, dataLayer = 'dataLayer', waitMs = 60_000 } = options;
  return connect(tracker, options, ({ tell, guard, onStop }) => {
    const commands: ConsentCommand[] = [];
    let layer: unknown[] | undefined;
    let waitUntil = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const report = guard(() => {
      const rest = waitUntil - performance.now();
      clearTimeout(timer);
      if (rest > 0) timer = setTimeout(report, rest);
      else tell(consentFromCommands(commands, types, region));
    });
    const read = guard((entries: unknown[]) => {
      const news = entries.flatMap((entry) => consentCommandOf(entry) ?? []);
      if (news.length === 0) return;
      commands.push(...news);
      for (const { kind, waitMs: wait } of news) {
        waitUntil = kind === 'update' ? 0 : Math.max(waitUntil, wait && performance.now() + wait);
      }
      report();
    });
    const attach = guard(() => {
      const found = pageValue(dataLayer);
      if (found === layer || !Array.isArray(found)) return;
      layer = found;
      onStop(passThrough(found, read));
      read([...found]);
    });

    const looking = setInterval(attach, LOOK_MS);
    const patience = setTimeout(() => clearInterval(looking), waitMs);
    onStop(() => {
      clearInterval(looking);
      clearTimeout(patience);
      clearTimeout(timer);
    });
    attach();
  });
}

/** Reads what is pushed from now on. @returns the end of it */
function passThrough(layer: unknown[], read: (entries: unknown[]) => void): Stop {
  const before = Object.getOwnPropertyDescriptor(layer, 'push');
  const { push } = layer;
  let isReading = true;
  const wrapper: Push = function (this: unknown, ...entries) {
    const result = push.apply(this as unknown[], entries);
    if (isReading) read(entries);
    return result;
  };
  layer.push = wrapper;
  return () => {
    isReading = false;
    // A wrapper that somebody wrapped again can't be taken out; it only passes on from now on.
    if (layer.push !== wrapper) return;
    if (before) Object.defineProperty(layer, 'push', before);
    else Reflect.deleteProperty(layer, 'push');
  };
}
