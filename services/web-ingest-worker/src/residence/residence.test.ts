import { describe, expect, test } from 'vitest';
import { AlarmTurns } from './alarm-turns.ts';
import { Residence } from './residence.ts';
import { Residents } from './residents.ts';

/** An isolate whose clock a test moves, and objects in it. */
function isolate(budget: number) {
  const residents = new Residents(budget);
  let clock = 0;
  let planned: { at: number; act: () => void }[] = [];
  const ended: string[] = [];
  return {
    residents,
    ended,
    object(id: string, synced: () => Promise<void> = () => Promise.resolve()) {
      return new Residence(residents, {
        id,
        synced,
        end: () => void ended.push(id),
        now: () => clock,
        later: (ms, act) => void planned.push({ at: clock + ms, act }),
      });
    },
    /** Lets time pass, and all that is due happen. */
    async pass(ms: number): Promise<void> {
      clock += ms;
      for (let due = planned.filter(({ at }) => at <= clock); due.length > 0; ) {
        planned = planned.filter(({ at }) => at > clock);
        for (const { act } of due) act();
        await new Promise((resolve) => setTimeout(resolve));
        due = planned.filter(({ at }) => at <= clock);
      }
    },
  };
}

describe('an object', () => {
  test('stays while there are fewer than may be', async () => {
    const { object, pass, ended } = isolate(2);
    await object('a').during(() => undefined);
    await pass(5_000);
    expect(ended).toEqual([]);
  });

  test('leaves when it is idle and there are more, not while it is called', async () => {
    const { object, pass, ended } = isolate(2);
    const [a, b] = [object('a'), object('b')];
    await a.during(() => undefined);
    await b.during(() => undefined);
    await pass(600);
    await b.during(() => undefined);
    await pass(600);
    expect(ended).toEqual(['a']);
  });

  test('leaves as soon as it has answered when there are far more', async () => {
    const { object, pass, ended } = isolate(1);
    await object('a').during(() => undefined);
    await object('b').during(() => undefined);
    await pass(0);
    expect(ended).toEqual(['b']);
  });

  test('never leaves during a call, and not before its writes are on disk', async () => {
    const { object, pass, ended, residents } = isolate(1);
    residents.called('another', 0);
    let written: () => void = () => undefined;
    const a = object('a', () => new Promise((resolve) => (written = resolve)));
    let answer: () => void = () => undefined;
    const call = a.during(() => new Promise<void>((resolve) => (answer = resolve)));
    await pass(3_000);
    expect(ended).toEqual([]);
    answer();
    await call;
    await pass(0);
    expect(ended).toEqual([]);
    written();
    await new Promise((resolve) => setTimeout(resolve));
    await pass(0);
    expect(ended).toEqual(['a']);
  });

  test('keeps its answer back while objects come faster than they leave', async () => {
    const { object, pass, residents } = isolate(1);
    for (const id of ['b', 'c', 'd']) residents.called(id, 0);
    let isAnswered = false;
    const call = object('a')
      .during(() => 'done')
      .then((answer) => {
        isAnswered = answer === 'done';
      });
    await pass(20);
    expect(isAnswered).toBe(false);
    for (const id of ['b', 'c', 'd']) residents.left(id);
    await pass(20);
    await call;
    expect(isAnswered).toBe(true);
  });

  test('is no longer counted once the platform has evicted it', () => {
    const residents = new Residents(1);
    residents.called('a', 0);
    expect(residents.leave()).toBe('when idle');
    residents.called('b', 11_000);
    residents.left('b');
    expect(residents.leave()).toBe('by itself');
  });
});

describe('alarms', () => {
  const passed = () => new Promise((resolve) => setTimeout(resolve));

  test('work eight at a time, the others wait, and too many are put off', async () => {
    const waiting: (() => void)[] = [];
    const turns = new AlarmTurns(2, () => new Promise((resolve) => void waiting.push(resolve)));
    const working: (() => void)[] = [];
    const begin = () => turns.during(() => new Promise((resolve) => void working.push(resolve)));
    const done = Array.from({ length: 11 }, begin);
    expect(await done.at(-1)).toBe(false);
    expect(working.length).toBe(8);
    working[0]?.();
    await done[0];
    await passed();
    expect(working.length).toBe(8); // the runtime has its pause
    for (const look of waiting.splice(0)) look();
    await passed();
    expect(working.length).toBe(9);
  });

  test('of an object that is gone take the turn of nobody', async () => {
    const timers: (() => void)[] = [];
    const turns = new AlarmTurns(3, () => new Promise((resolve) => void timers.push(resolve)));
    const working: (() => void)[] = [];
    const begin = () => turns.during(() => new Promise((resolve) => void working.push(resolve)));
    for (let alarm = 0; alarm < 10; alarm++) void begin();
    const [, ...others] = timers.splice(0); // of the one that waits longest nothing is heard any more
    working[0]?.();
    await passed();
    for (let looks = 0; looks < 2; looks++) {
      for (const look of [...others.splice(0), ...(looks === 0 ? [] : timers.splice(1))]) look();
      await passed();
    }
    expect(working.length).toBe(9);
  });

  test('that become due together keep the eight places taken, whatever they wait', async () => {
    const [alarms, workMs] = [400, 40];
    const timers: { at: number; act: () => void }[] = [];
    let clock = 0;
    const wait = (ms: number) => new Promise<void>((act) => void timers.push({ at: clock + ms, act }));
    const turns = new AlarmTurns(alarms, wait);
    let done = 0;
    for (let alarm = 0; alarm < alarms; alarm++) void turns.during(() => wait(workMs)).then(() => done++);
    while (done < alarms) {
      await new Promise((resolve) => setImmediate(resolve));
      timers.sort((a, b) => b.at - a.at);
      const next = timers.pop();
      if (!next) continue;
      clock = next.at;
      next.act();
    }
    const least = (alarms / 8) * workMs;
    expect(clock).toBeLessThan(2 * least);
  });
});
