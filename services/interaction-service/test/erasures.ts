import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { catalogOf } from '../src/catalog/catalog.ts';
import type { ErasureObject } from '../src/erasures/erasure-object.ts';

/** As in production. */
export const SETTLES_MS = 180_000;

/** Lets the object that erases do what there is to do until a time, its clock standing there. */
export async function eraseUntil(organizationId: string, at: number): Promise<void> {
  const stub = env.ERASURES.getByName(organizationId) as unknown as DurableObjectStub;
  const inside = <T>(act: (object: ErasureObject, state: DurableObjectState) => T | Promise<T>) =>
    runInDurableObject(stub, (object, state) => act(object as unknown as ErasureObject, state));
  await inside((object) => {
    object.now = () => at;
  });
  const isAlarmDue = async () =>
    ((await inside((_, state) => state.storage.getAlarm())) ?? Number.POSITIVE_INFINITY) <= at;
  do await runDurableObjectAlarm(stub);
  while ((await isAlarmDue()) || (await isSomethingDue(organizationId, at)));
}

/** An alarm that is at work is none that is set, so the catalog is asked. */
async function isSomethingDue(organizationId: string, at: number): Promise<boolean> {
  const catalog = catalogOf(env, organizationId);
  for (const { erasureId, listedAfter, endedAt } of await catalog.dueErasures(at - SETTLES_MS)) {
    const { waiting, settling, settlingSince } = await catalog.erasureProgress(erasureId);
    const isSettled = settlingSince !== null && settlingSince <= at - SETTLES_MS;
    if (listedAfter !== null || waiting > 0 || isSettled || (settling === 0 && endedAt === null)) return true;
  }
  return false;
}

/** Where the clocks stand: none goes back. */
const clocks = new Map<string, number>();

/** Lets erasing come to its end: what was erased is looked at once more. */
export async function eraseAll(organizationId: string): Promise<void> {
  // A second later: whoever woke it may have a clock that is ahead.
  const now = Math.max(Date.now() + 1_000, clocks.get(organizationId) ?? 0);
  const end = now + SETTLES_MS + 60_000;
  clocks.set(organizationId, end);
  await eraseUntil(organizationId, now);
  await eraseUntil(organizationId, end);
}
