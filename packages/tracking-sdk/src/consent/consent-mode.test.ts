import { describe, expect, test } from 'vitest';
import { type ConsentTypes, consentCommandOf, consentFromCommands } from './consent-mode.ts';

/** Writes an entry as `gtag()` does: it pushes its `arguments`. */
function gtag(..._: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: this is what lies in the data layer
  return arguments;
}

const denied = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
};
const granted = {
  ad_storage: 'granted',
  ad_user_data: 'granted',
  ad_personalization: 'granted',
  analytics_storage: 'granted',
};
const no = { analytics: false, personalization: false };
const yes = { analytics: true, personalization: true };

describe('Google Consent Mode', () => {
  test.each<[string, unknown[], ConsentTypes, string | undefined, unknown]>([
    ['denied by default', [gtag('consent', 'default', denied)], {}, undefined, no],
    ['granted by default', [gtag('consent', 'default', granted)], {}, undefined, yes],
    [
      'an update counts more',
      [gtag('consent', 'default', denied), gtag('consent', 'update', granted)],
      {},
      undefined,
      yes,
    ],
    ['in any order', [gtag('consent', 'update', granted), gtag('consent', 'default', denied)], {}, undefined, yes],
    [
      'the last update counts',
      [gtag('consent', 'update', granted), gtag('consent', 'update', denied)],
      {},
      undefined,
      no,
    ],
    [
      'an update of one type leaves the others',
      [gtag('consent', 'default', denied), gtag('consent', 'update', { analytics_storage: 'granted' })],
      {},
      undefined,
      { analytics: true, personalization: false },
    ],
    [
      'both kinds of personalization are needed',
      [gtag('consent', 'default', { ...granted, personalization_storage: 'denied' })],
      {},
      undefined,
      { analytics: true, personalization: false },
    ],
    [
      'what nobody speaks of',
      [gtag('consent', 'default', { analytics_storage: 'granted' })],
      {},
      undefined,
      { analytics: true },
    ],
    [
      'an own type for the AI',
      [gtag('consent', 'update', granted)],
      { aiProcessing: ['analytics_storage'], personalization: [] },
      undefined,
      { analytics: true, aiProcessing: true },
    ],
    [
      'a default of a region, visitor unknown',
      [gtag('consent', 'default', { ...denied, region: ['DE', 'FR'] }), gtag('consent', 'default', granted)],
      {},
      undefined,
      no,
    ],
    [
      'a default of a region, visitor elsewhere',
      [gtag('consent', 'default', { ...denied, region: ['DE', 'FR'] }), gtag('consent', 'default', granted)],
      {},
      'US-CA',
      yes,
    ],
    [
      'a default of a country, visitor in one of its states',
      [gtag('consent', 'default', granted), gtag('consent', 'default', { ...denied, region: ['US'] })],
      {},
      'us-ca',
      no,
    ],
    [
      'a default of a state counts more than that of its country',
      [
        gtag('consent', 'default', { ...granted, region: ['US-CA'] }),
        gtag('consent', 'default', { ...denied, region: ['US'] }),
      ],
      {},
      'US-CA',
      yes,
    ],
    [
      'a granted region alone says nothing',
      [gtag('consent', 'default', { ...granted, region: ['US'] })],
      {},
      undefined,
      {},
    ],
    [
      'odd values',
      [gtag('consent', 'default', { analytics_storage: true, ad_personalization: 'yes' })],
      {},
      undefined,
      {},
    ],
    [
      'other entries',
      [
        { event: 'gtm.js' },
        gtag('js', new Date()),
        gtag('consent'),
        gtag('consent', 'default'),
        null,
        7,
        ['consent', 'get', {}],
      ],
      {},
      undefined,
      {},
    ],
  ])('%s', (_, entries, types, region, consent) => {
    const commands = entries.flatMap((entry) => consentCommandOf(entry) ?? []);
    expect(consentFromCommands(commands, types, region)).toEqual(consent);
  });

  test('a default says how long to wait for an update', () => {
    expect(consentCommandOf(gtag('consent', 'default', { ...denied, wait_for_update: 500 }))?.waitMs).toBe(500);
    expect(consentCommandOf(gtag('consent', 'default', { ...denied, wait_for_update: 'soon' }))?.waitMs).toBe(0);
  });
});
