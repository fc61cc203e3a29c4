import { snapshotOf } from '../../core/properties.ts';
import { asksForSilence } from '../../core/silence.ts';
import { cut } from '../../core/text.ts';
import type { Consent } from '../../options.ts';
import { pageViewOf } from '../../trackers/page-views.ts';
import type { ProductWatch } from '../../trackers/products.ts';
import { startTrackers } from '../automatic-trackers.ts';
import type { CrowBridge, CrowWindow, ElectronWindowOptions } from './options.ts';
import { type WindowWatch, watchWindow } from './watch-window.ts';

/** Begins to track a window, where that is possible and wanted. */
export function startWindow<Events extends object>(
  bridge: CrowBridge | undefined,
  options: ElectronWindowOptions,
): CrowWindow<Events> {
  const { autocapture = true, respectDoNotTrack, debug } = options;
  const begun = new Map<string, number>();
  let products: ProductWatch | undefined;
  let watch: WindowWatch | undefined;
  const tell = (...said: unknown[]) => {
    if (debug) console.warn('[crow]', ...said);
  };
  const run = (call: (watch: WindowWatch) => void) => {
    if (watch) watch.context.guard(call)(watch);
  };
  const setConsent = (consent: Partial<Consent>) => run(({ call }) => call('setConsent', consent));

  if (typeof document === 'undefined') tell('there is no window');
  else if (!bridge) tell('the preload script has to call exposeCrow');
  else if (respectDoNotTrack === false || !asksForSilence()) watch = watchWindow(bridge, tell);

  products = watch && startTrackers(watch.context, autocapture);

  return {
    track: (name, ...[given]) =>
      run(({ context }) => {
        if (!name) return;
        const at = begun.get(name);
        begun.delete(name);
        const durationMs = at && Math.round(performance.now() - at);
        const properties = snapshotOf(given);
        context.emit({
          type: 'custom',
          name: cut(name),
          properties: durationMs ? { durationMs, ...properties } : properties,
        });
      }),
    timeEvent: (name) => void begun.set(name, performance.now()),
    page: () => run(({ context }) => context.emit(pageViewOf('manual'))),
    productView: (product) => run(() => products?.(product)),
    identify: (userId, traits) => run(({ call }) => call('identify', userId, traits)),
    group: (groupId, traits) => run(({ call }) => call('group', groupId, traits)),
    register: (properties) => run(({ call }) => call('register', properties)),
    unregister: (name) => run(({ call }) => call('unregister', name)),
    reset: () => run(({ call }) => call('reset')),
    setConsent,
    optOut: () => setConsent({ analytics: false }),
    optIn: () => setConsent({ analytics: true }),
    async flush() {
      // A main process that is going has nobody who answers.
      await watch?.context
        .guard(() => bridge?.flush())()
        ?.catch(tell);
    },
    shutdown() {
      watch?.stop();
      watch = undefined;
    },
  };
}
