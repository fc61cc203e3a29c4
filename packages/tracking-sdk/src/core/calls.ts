import type { Calls, Properties } from '../options.ts';
import { snapshotOf } from './properties.ts';
import { cut } from './text.ts';
import type { Run, Tracking } from './tracking.ts';

/**
 * The calls that every platform has. What they are given is copied at once, since the call itself may be kept.
 * @param now a clock that is never set, milliseconds
 */
export function createCalls<Events extends object>(tracking: Tracking<Run>, now: () => number): Calls<Events> {
  const { call, setConsent } = tracking;
  const copied = tracking.guard(snapshotOf);
  /** When events were begun by `timeEvent`. */
  const begun = new Map<string, number>();
  const register = (changes: Properties | undefined) =>
    call(({ change, person }) => change({ properties: { ...person().properties, ...changes } }));
  const belong = (type: 'identify' | 'group', field: 'userId' | 'groupId') => (id: string, given?: Properties) => {
    const traits = copied(given);
    call(({ emit, change, person }) => {
      if (!id || person().consent?.personalization === false) return;
      const who = { [field]: cut(id) } as { userId: string; groupId: string };
      change(who);
      emit({ type, ...who, traits });
    });
  };
  return {
    track(name: string, given?: unknown) {
      const at = begun.get(name);
      begun.delete(name);
      const properties = copied(at ? { durationMs: Math.round(now() - at), ...(given as object) } : given);
      call(({ emit }) => name && emit({ type: 'custom', name: cut(name), properties }));
    },
    timeEvent: (name) => void begun.set(name, now()),
    identify: belong('identify', 'userId'),
    group: belong('group', 'groupId'),
    register: (properties) => register(copied(properties)),
    unregister: (name) => register({ [name]: undefined }),
    flush: async () => tracking.flush(),
    setConsent,
    optOut: () => setConsent({ analytics: false }),
    optIn: () => setConsent({ analytics: true }),
    reset: () => call((run) => run.reset()),
    shutdown: tracking.shutdown,
    audit: tracking.audit,
  };
}
