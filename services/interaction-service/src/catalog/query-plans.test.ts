import { env } from 'cloudflare:workers';
import type { InteractionMessage } from '@crow/contracts';
import { expect, test } from 'vitest';
import { identify, sessionOn } from '../../test/people.ts';
import { archive } from '../../test/pipeline.ts';
import { processSlice } from '../pipeline/process-slice.ts';

/** Everything that is asked of the catalog while sessions are processed. */
async function statementsFor(messages: readonly InteractionMessage[]): Promise<string[]> {
  const statements: string[] = [];
  const watched = new Proxy(env.CATALOG, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (property === 'prepare') statements.push(String(args[0]));
        return member.apply(target, args);
      };
    },
  });
  expect(await processSlice({ ...env, CATALOG: watched } as typeof env, messages, (_, work) => work(1))).toEqual([]);
  return statements;
}

/** How the database goes about a statement, a line for each table. */
async function planOf(statement: string): Promise<string[]> {
  const places = Math.max(0, ...Array.from(statement.matchAll(/\?(\d+)/g), ([, number]) => Number(number)));
  const prepared = env.CATALOG.prepare(`EXPLAIN QUERY PLAN ${statement}`);
  const { results } = await prepared.bind(...Array.from({ length: places }, () => '[]')).all<{ detail: string }>();
  return results.map(({ detail }) => detail);
}

test('processing sessions goes through no table of all sessions of the organization', async () => {
  const sessions = [1, 2].map((minute) => sessionOn('vis_planned', `ses_planned_${minute}`, minute, [identify('u-1')]));
  const statements = await statementsFor(await Promise.all(sessions.map(archive)));
  expect(statements.length).toBeGreaterThan(10);
  for (const statement of statements) {
    const plan = await planOf(statement);
    // Of quarantines, `q`, and wishes to erase, `e`, an organization has a few.
    const whole = plan.filter(
      (line) => !/^SEARCH [eq] /.test(line) && /\(organization_id=\?\)|\(organization_id=\? AND started_at/.test(line),
    );
    const scanned = plan.filter((line) => /^SCAN (?!.*VIRTUAL TABLE|\(|later)/.test(line));
    expect({ statement, whole, scanned }).toEqual({ statement, whole: [], scanned: [] });
  }
});
