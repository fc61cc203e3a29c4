import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.ts';

describe('settings of the local stack', () => {
  it('have defaults that a newcomer needs not know', () => {
    expect(readSettings({})).toMatchObject({ port: 8787, shopPort: 8788, demoIdleMs: 30_000 });
  });

  it('refuse what is no number in its range, naming the variable', () => {
    for (const value of ['abc', '0', '70000', '1.5', '-1']) {
      expect(() => readSettings({ CROW_PORT: value })).toThrow(
        `CROW_PORT must be a whole number from 1 to 65535, not "${value}".`,
      );
    }
  });

  it('refuse one port for two servers', () => {
    expect(() => readSettings({ CROW_PORT: '9000', CROW_SHOP_PORT: '9000' })).toThrow('must differ');
  });
});
