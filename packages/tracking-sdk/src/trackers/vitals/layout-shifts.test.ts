import { describe, expect, it } from 'vitest';
import { type LayoutShift, watchShifts } from './layout-shifts.ts';

/** The cumulative shift of these shifts, given as their times and values. */
function clsOf(shifts: [startTime: number, value: number, hadRecentInput?: boolean][]): number {
  const cls = watchShifts();
  for (const [startTime, value, hadRecentInput = false] of shifts)
    cls({ startTime, value, hadRecentInput, sources: [] as LayoutShift['sources'] } as LayoutShift);
  return cls()[0];
}

describe('cumulative layout shift', () => {
  it('is 0 without shifts', () => {
    expect(clsOf([])).toBe(0);
  });

  it('adds the shifts of one burst, also of one that begins at once', () => {
    expect(
      clsOf([
        [10, 0.1],
        [1_009, 0.2],
        [2_008, 0.4],
      ]),
    ).toBeCloseTo(0.7);
  });

  it('begins a new burst after a pause of a second, and keeps the worst', () => {
    expect(
      clsOf([
        [100, 0.3],
        [1_100, 0.1],
        [1_200, 0.1],
      ]),
    ).toBeCloseTo(0.3);
  });

  it('ends a burst after five seconds', () => {
    const everyNinthTenth = Array.from({ length: 7 }, (_, i): [number, number] => [100 + i * 900, 0.1]);
    expect(clsOf(everyNinthTenth)).toBeCloseTo(0.6);
  });

  it('leaves out shifts that follow an input', () => {
    expect(
      clsOf([
        [100, 0.1],
        [200, 0.5, true],
        [300, 0.1],
      ]),
    ).toBeCloseTo(0.2);
  });
});
