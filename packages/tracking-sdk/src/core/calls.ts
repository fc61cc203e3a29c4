import type { Calls, Properties } from '../options.ts';
import { snapshotOf } from './properties.ts';
import { cut } from './text.ts';
import type { Tracking } from './tracking.ts';

/**
 * The calls that every platform has. What they are given is copied at once, since the call itself may be kept.
 * @param now a clock that is never set, whole milliseconds
 */
export function createCalls<Events extends object>(tracking: Tracking, now: () => number): Calls<Events> {
  const { call, setConsent, client } = tracking;
  const copied = tracking.guard(snapshotOf);
  /** When events were begun by `timeEvent`. */
  const begun = new Map<string, number>();
  const register = (changes: Properties | undefined) =>
    call(() => client.change({ properties: { ...client.person().properties, ...changes } }));
  const belong = (type: 'identify' | 'group', field: 'userId' | 'groupId') => (id: string, given?: Properties) => {
    const traits = copied(given);
    call(() => {
      if (!id || client.person().consent?.personalization === false) return;
      const who = { [field]: cut(id) } as { userId: string; groupId: string };
      client.change(who);
      client.emit({ type, ...who, traits });
    });
  };
  return {
    track(name: string, given?: unknown) {
      const at = begun.get(name);
      begun.delete(name);
      const properties = copied(at ? { durationMs: now() - at, ...(given as object) } : given);
      call(() => name && client.emit({ type: 'custom', name: cut(name), properties }));
    },
    timeEvent: (name) => void begun.set(name, now()),
    identify: belong('identify', 'userId'),
    group: belong('group', 'groupId'),
    register: (properties) => register(copied(properties)),
    unregister: (name) => register({ [name]: undefined }),
    flush: client.flush,
    setConsent,
    optOut: () => setConsent({ analytics: false }),
    optIn: () => setConsent({ analytics: true }),
    reset: () => call(client.reset),
    shutdown: tracking.shutdown,
    audit: tracking.audit,
  };
}
