import { snapshotOf } from '../../core/properties.ts';
import { cut } from '../../core/text.ts';
import type { AppTracking } from './app-tracking.ts';
import type { AppCalls } from './options.ts';

/** The calls of an application, each copied at the moment that it is made. */
export function createAppCalls<Events extends object>(tracking: AppTracking, now: () => number): AppCalls<Events> {
  /** When events were begun by `timeEvent`, by a clock that is never set where there is one. */
  const begun = new Map<string, number>();
  /** What the caller gave, as it is now: the call itself may be made good later. */
  const copied = (given: unknown) => {
    try {
      return snapshotOf(given);
    } catch {
      return undefined; // a circle: there is nothing that could be sent
    }
  };
  const setConsent = tracking.setConsent;
  return {
    track(name, ...[given]) {
      const at = begun.get(name);
      begun.delete(name);
      const durationMs = at === undefined ? undefined : Math.round(now() - at);
      const properties = copied(given);
      if (!name) return;
      tracking.call((client) =>
        client.emit({
          type: 'custom',
          name: cut(name),
          properties: durationMs === undefined ? properties : { durationMs, ...properties },
        }),
      );
    },
    timeEvent: (name) => void begun.set(name, now()),
    identify(userId, traits) {
      const known = copied(traits);
      if (userId) tracking.call((client) => client.identify(userId, known));
    },
    group(groupId, traits) {
      const known = copied(traits);
      if (groupId) tracking.call((client) => client.group(groupId, known));
    },
    register(properties) {
      const more = copied(properties);
      tracking.call((client) => client.change({ properties: { ...client.person().properties, ...more } }));
    },
    unregister(name) {
      tracking.call((client) => client.change({ properties: { ...client.person().properties, [name]: undefined } }));
    },
    flush: tracking.flush,
    setConsent,
    optOut: () => setConsent({ analytics: false }),
    optIn: () => setConsent({ analytics: true }),
    reset: () => tracking.call((client) => client.reset()),
    shutdown: tracking.shutdown,
    audit: tracking.audit,
  };
}
