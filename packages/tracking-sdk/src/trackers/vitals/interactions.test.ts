import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchInteractions } from './interactions.ts';

afterEach(() => vi.unstubAllGlobals());

/** Interactions with these durations in a browser that counts `count` of them, or does not count. */
function inpOf(durations: number[], count?: number, countedBefore?: number): number | undefined {
  vi.stubGlobal('performance', { interactionCount: count });
  const inp = watchInteractions(countedBefore ?? 0);
  for (const [i, duration] of durations.entries())
    inp({ interactionId: 4_000 + i * 7, duration, target: null } as never);
  return inp()?.[0];
}

describe('interaction to next paint', () => {
  it('is unknown without interactions', () => {
    expect(inpOf([], 0)).toBeUndefined();
    expect(inpOf([])).toBeUndefined();
  });

  it('is the longest of a few interactions', () => {
    expect(inpOf([48, 200, 96], 3)).toBe(200);
  });

  it('passes over one interaction in fifty', () => {
    expect(inpOf([48, 200, 96], 49)).toBe(200);
    expect(inpOf([48, 200, 96], 50)).toBe(96);
    expect(inpOf([48, 200, 96], 100)).toBe(48);
    expect(inpOf([48, 200, 96], 400)).toBe(48);
  });

  it('is the longest one where the browser does not count', () => {
    expect(inpOf(Array.from({ length: 60 }, (_, i) => 40 + i * 8))).toBe(40 + 59 * 8);
  });

  it('keeps the ten longest of any number of interactions', () => {
    const durations = Array.from({ length: 3_000 }, (_, i) => 40 + ((i * 7) % 3_000));
    expect(inpOf(durations, 400)).toBe(40 + 2_999 - 8);
    expect(inpOf(durations, 3_000)).toBe(40 + 2_999 - 9);
  });

  it('takes the longest event of an interaction', () => {
    vi.stubGlobal('performance', { interactionCount: 50 });
    const inp = watchInteractions(0);
    for (const duration of [80, 120, 64]) inp({ interactionId: 1, duration, target: null } as never);
    inp({ interactionId: 2, duration: 72, target: null } as never);
    inp({ interactionId: 0, duration: 900, target: null } as never);
    expect(inp()?.[0]).toBe(72);
  });

  it('is the shortest there is when a document that returned has had short interactions only', () => {
    expect(inpOf([], 12, 10)).toBe(8);
    expect(inpOf([], 10, 10)).toBeUndefined();
    expect(inpOf([56], 12, 10)).toBe(56);
  });
});
