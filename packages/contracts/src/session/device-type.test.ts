import { expect, test } from 'vitest';
import type { WireContext } from '../batch/wire-batch.ts';
import { deviceTypeOf } from './device-type.ts';

test.each<[WireContext | undefined, string | undefined]>([
  [undefined, undefined],
  [{ language: 'de' }, undefined],
  [{ deviceType: 'other', touch: true }, 'other'],
  [{ touch: false, screen: [400, 300] }, 'desktop'],
  [{ touch: true, screen: [390, 844] }, 'mobile'],
  [{ touch: true, screen: [844, 390] }, 'mobile'],
  [{ touch: true, screen: [1180, 820] }, 'tablet'],
  [{ touch: true }, 'mobile'],
])('%j runs on %s', (context, type) => {
  expect(deviceTypeOf(context)).toBe(type);
});
