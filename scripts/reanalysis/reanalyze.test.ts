import type { ReanalysisReport } from '@crow/contracts';
import { describe, expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { reanalyze } from './reanalyze.ts';
import { reportLines } from './report-lines.ts';
import { signIn } from './sign-in.ts';

const NOW = Date.UTC(2026, 10, 26);
const OWNER = { endpoint: 'https://crow.example', email: 'owner@shop.example', password: 'secret' };

function aReport(fields: Partial<ReanalysisReport>): ReanalysisReport {
  return {
    ...{ reanalysisId: 'rea_1', from: 0, to: NOW, keyId: null, onlyOlder: true, modelMade: 'leave', stores: false },
    ...{ analyst: '3', state: 'running', total: 9, read: 0, startedAt: NOW, startedBy: 'user:u1' },
    results: { unchanged: 6, changed: 2, failed: 1, overtaken: 0 },
    changes: {
      ...{ intent: 2, outcome: 0, stage: 0, confidence: 0, friction: 0, texts: 1, added: 0, removed: 0, details: 0 },
    },
    intents: [
      { from: 'browsing', to: 'browsing', sessions: 6 },
      { from: 'browsing', to: 'support', sessions: 2 },
    ],
    ...{ outcomes: [], stages: [] },
    ...fields,
  };
}

/** A gateway that lets the owner in, and then gives these answers, one after the other. */
function gateway(answers: (object | Response)[]) {
  const asked: { path: string; body: unknown; cookie: string | null }[] = [];
  const request = async (url: URL, init: RequestInit = {}) => {
    if (url.pathname === '/api/auth/sign-in/email') {
      const { password } = JSON.parse(String(init.body)) as { password: string };
      if (password !== OWNER.password) return new Response(null, { status: 401 });
      return new Response('{}', { headers: { 'set-cookie': 'session=abc; HttpOnly' } });
    }
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    asked.push({ path: url.pathname, body, cookie: new Headers(init.headers).get('cookie') });
    const answer = answers.shift();
    return answer instanceof Response ? answer : Response.json(answer);
  };
  // Only what the command uses of it.
  return { asked, request: request as typeof fetch };
}

describe('npm run reanalyze', () => {
  test('begins with what the flags say, waits for the end, and tells what changed', async () => {
    const end = aReport({ state: 'done', read: 9, endedAt: NOW });
    const { asked, request } = gateway([{}, aReport({ read: 4 }), aReport({ read: 4 }), end]);
    const told: number[] = [];
    const report = await reanalyze(
      await signIn(OWNER, request),
      readOptions(['--days', '7', '--key', 'key_1', '--store']),
      {
        ...{ now: () => NOW, wait: async () => undefined, tell: ({ read }) => told.push(read) },
      },
    );
    expect(asked[0]).toMatchObject({
      ...{ path: '/api/reanalyses', cookie: 'session=abc' },
      body: { from: NOW - 7 * 86_400_000, to: NOW, keyId: 'key_1', onlyOlder: true, modelMade: 'leave', stores: true },
    });
    expect(told).toEqual([4, 9]);
    expect(reportLines(report)).toEqual([
      'done: 9 of 9 sessions read by version 3 of the analyst, only compared',
      ...['       6  unchanged', '       2  changed', '       1  failed', '         2  intent', '         1  texts'],
      ...['intent', '       2  browsing → support'],
    ]);
  });

  test('says what was refused, and why', async () => {
    await expect(signIn({ ...OWNER, password: 'wrong' }, gateway([]).request)).rejects.toThrow('was refused (401)');
    const busy = Response.json({ title: 'Conflict', detail: 'Another re-analysis is not over.' }, { status: 409 });
    const ask = await signIn(OWNER, gateway([busy]).request);
    await expect(ask('/api/reanalyses', {})).rejects.toThrow('Another re-analysis is not over.');
    expect(() => readOptions(['--days', 'ten'])).toThrow('--days takes a whole number');
    expect(readOptions(['--all', '--models'])).toMatchObject({ onlyOlder: false, modelMade: 'reread', stores: false });
  });
});
