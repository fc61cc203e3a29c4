import { type Environment, objectsInMemory } from '../configuration.ts';
import { AlarmTurns } from './alarm-turns.ts';
import { Residence } from './residence.ts';
import { Residents } from './residents.ts';

/** One per isolate: on one machine, all objects are in it. */
let shared: { budget: number; residents: Residents; turns: AlarmTurns } | undefined;

function sharedBy(budget: number): NonNullable<typeof shared> {
  if (shared?.budget !== budget) {
    const turns = new AlarmTurns(Math.ceil(budget / 2), (ms) => scheduler.wait(ms));
    shared = { budget, residents: new Residents(budget), turns };
  }
  return shared;
}

/** An object's stay in memory and its place among those whose alarms are due; null where the platform has room for all. */
export function residenceOf(
  ctx: DurableObjectState,
  env: Environment,
): { residence: Residence; turns: AlarmTurns } | null {
  const budget = objectsInMemory(env);
  if (budget === null) return null;
  const { residents, turns } = sharedBy(budget);
  const residence = new Residence(residents, {
    id: ctx.id.toString(),
    synced: () => ctx.storage.sync(),
    end: () => ctx.abort('idle, and others need the files'),
    now: Date.now,
    later: (ms, act) => void setTimeout(act, ms),
  });
  return { residence, turns };
}
