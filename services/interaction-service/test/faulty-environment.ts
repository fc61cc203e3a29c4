import { env as real } from 'cloudflare:workers';
import type { Environment } from '../src/environment.ts';

/** What happens to a call: it never arrives, it is done and nobody hears of it, or it is done long after its caller was killed. */
export const FAULTS = ['never done', 'done unheard', 'done late'] as const;
export type Fault = (typeof FAULTS)[number];

/** Calls that only prepare another one; what they return is watched in their place. */
const PREPARING: Readonly<Record<string, readonly string[]>> = {
  CATALOG: ['prepare', 'bind'],
  VECTORS: ['getByName'],
  SWEEPERS: ['getByName'],
  ERASURES: ['getByName'],
};

const WATCHED = [
  'ARCHIVE',
  'RESULTS',
  'CATALOG',
  'VECTORS',
  'SESSION_CONTROL',
  'UNDERSTANDER',
  'EMBEDDER',
  'USAGE',
  'ERASURE',
  'ERASURES',
  'SWEEPERS',
  'RECORDS',
];

type Target = Record<string, (...args: unknown[]) => unknown>;

/** The caller was killed at this call: nothing it would have done afterwards happens. */
export class Killed extends Error {
  override name = 'Killed';
}

/** The environment of one try, in which one call to a store or another service goes wrong. */
export interface FaultyEnvironment {
  env: Environment;
  /** Calls made so far, as `BINDING.method`. */
  calls: string[];
  /** The write of the killed try that has not landed yet. */
  late: (() => Promise<unknown>) | null;
}

/**
 * @param at number of the call that goes wrong, from 0; none when there are fewer
 * @param before is told of each call before it is made
 */
export function faultyEnvironment(
  at: number,
  fault: Fault,
  before: (call: string, args: unknown[]) => Promise<void> | void = () => undefined,
): FaultyEnvironment {
  const originals = new WeakMap<object, object>();
  const faulty: FaultyEnvironment = { env: real, calls: [], late: null };
  const original = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(original);
    return (typeof value === 'object' && value !== null && originals.get(value)) || value;
  };

  const call = async (name: string, args: unknown[], work: () => unknown): Promise<unknown> => {
    const number = faulty.calls.push(name) - 1;
    if (number > at) throw new Killed(name);
    await before(name, args);
    if (number < at) return work();
    if (fault === 'done unheard') await work();
    if (fault === 'done late') faulty.late = async () => work();
    throw new Killed(name);
  };

  const watch = (binding: string, target: object): object => {
    const watched = new Proxy(target, {
      get(_, property) {
        const member: unknown = Reflect.get(target, property);
        if (typeof property !== 'string' || typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          const work = () => (target as Target)[property]?.(...args.map(original));
          if (PREPARING[binding]?.includes(property)) return watch(binding, work() as object);
          return call(`${binding}.${property}`, args, work);
        };
      },
    });
    originals.set(watched, target);
    return watched;
  };

  const bindings = Object.entries(real as unknown as Record<string, object>);
  // What is watched has the shape of what it stands for.
  faulty.env = Object.fromEntries(
    bindings.map(([name, binding]) => [name, WATCHED.includes(name) ? watch(name, binding) : binding]),
  ) as unknown as Environment;
  return faulty;
}
