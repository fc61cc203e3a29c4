import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { sideBySide } from './side-by-side.ts';

it('runs jobs together as far as the capacity goes, and gives the results in their order', async () => {
  const jobs = [
    { name: 'a', cores: 2, turns: 1 },
    { name: 'b', cores: 1, turns: 5 },
    { name: 'c', cores: 1, turns: 1 },
    { name: 'd', cores: 1, turns: 1 },
  ];
  const log: string[] = [];
  const results = await sideBySide(jobs, 2, async ({ name, turns }) => {
    log.push(`${name} begins`);
    for (let i = 0; i < turns; i++) await turn();
    log.push(`${name} ends`);
    return name;
  });
  expect(results).toEqual(['a', 'b', 'c', 'd']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'c begins', 'c ends', 'd begins', 'd ends', 'b ends']);
});

it('runs a job that needs more than there is alone', async () => {
  expect(await sideBySide([{ cores: 3 }], 2, async () => 'done')).toEqual(['done']);
});
