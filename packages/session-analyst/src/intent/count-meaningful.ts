import type { Moment } from '../normalize/moment.ts';

/** Events that a visitor caused; measurements and the blur that follows each focus tell nothing more. */
export function countMeaningful(moments: readonly Moment[]): number {
  return moments.filter(({ event: { type } }) => type !== 'performance' && type !== 'form_blur' && type !== 'identify')
    .length;
}
