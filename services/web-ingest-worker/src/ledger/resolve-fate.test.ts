import { describe, expect, test } from 'vitest';
import { type EventTrace, resolveFate } from './resolve-fate.ts';

const NOTHING: EventTrace = { stored: [], refused: null, noticedAt: null };

function place(sessionId: string, at: number, copies = 0) {
  return { sessionId, batchId: `bat_${at}`, at, copies };
}

function refusal(at: number, message: string) {
  return { sessionId: 'ses_bad', batchId: `bat_${at}`, at, code: 'unknown_type' as const, message };
}

describe('what became of an event', () => {
  test('counts copies within its session, and names the others that stored it too', () => {
    const traces = [
      { ...NOTHING, stored: [place('ses_2', 30), place('ses_1', 10, 2)] },
      { ...NOTHING, stored: [place('ses_1', 20), place('ses_3', 40)] },
    ];
    expect(resolveFate('mine', traces)).toEqual({
      eventId: 'mine',
      fate: 'stored',
      sessionId: 'ses_1',
      batchId: 'bat_10',
      at: 10,
      state: null,
      copies: 3,
      alsoIn: ['ses_2', 'ses_3'],
    });
  });

  test('is that it was stored, whenever else it was refused, and wherever the parts lie', () => {
    const stored = { ...NOTHING, stored: [place('ses_1', 20)] };
    for (const at of [10, 30]) {
      const refused = { ...NOTHING, refused: refusal(at, 'bad') };
      expect(resolveFate('mine', [refused, stored])).toMatchObject({ fate: 'stored' });
      expect(resolveFate('mine', [stored, refused])).toMatchObject({ fate: 'stored' });
    }
  });

  test('is its newest refusal, rather than a gap that has its number', () => {
    const gap = { ...NOTHING, noticedAt: 5 };
    const older = { ...NOTHING, refused: refusal(10, 'no type') };
    const newer = { ...NOTHING, refused: refusal(20, 'no name') };
    expect(resolveFate('tab-1', [gap, older, newer])).toMatchObject({ fate: 'rejected', message: 'no name' });
    expect(resolveFate('tab-1', [newer, older, gap])).toMatchObject({ fate: 'rejected', message: 'no name' });
    expect(resolveFate('tab-1', [NOTHING, gap])).toEqual({ eventId: 'tab-1', fate: 'not_arrived', noticedAt: 5 });
    expect(resolveFate('tab-1', [NOTHING])).toEqual({ eventId: 'tab-1', fate: 'unknown' });
  });
});
