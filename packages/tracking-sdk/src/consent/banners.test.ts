import { describe, expect, test } from 'vitest';
import { type CookiebotOptions, consentFromCookiebot } from './cookiebot.ts';
import { consentFromOneTrust, type OneTrustOptions } from './one-trust.ts';
import { type Consent, strictest } from './purposes.ts';

describe('OneTrust', () => {
  test.each<[string, unknown, OneTrustOptions, unknown]>([
    ['necessary only', ',C0001,', {}, { analytics: false, personalization: false }],
    ['all, as a text', ',C0001,C0002,C0003,C0004,', {}, { analytics: true, personalization: true }],
    ['some, as the event tells them', ['C0001', 'C0003'], {}, { analytics: false, personalization: true }],
    ['no part of another id', ',C00021,', {}, { analytics: false, personalization: false }],
    [
      'own categories',
      ',1,7,',
      { categories: { analytics: ['7'], personalization: [], aiProcessing: ['7', '9'] } },
      { analytics: true, aiProcessing: false },
    ],
    ['not there yet', undefined, {}, undefined],
    ['still empty', ',,', {}, undefined],
    ['nonsense', { C0002: true }, {}, undefined],
  ])('%s', (_, groups, options, consent) => {
    expect(consentFromOneTrust(groups, options)).toEqual(consent);
  });
});

describe('Cookiebot', () => {
  const bot = (preferences: boolean, statistics: boolean, more: object = {}) => ({
    consent: { necessary: true, preferences, statistics, marketing: false, method: 'explicit' },
    consented: true,
    declined: false,
    hasResponse: true,
    doNotTrack: false,
    ...more,
  });
  const open = { necessary: true, preferences: false, statistics: false, marketing: false, method: null };
  test.each<[string, unknown, CookiebotOptions, unknown]>([
    ['all accepted', bot(true, true), {}, { analytics: true, personalization: true }],
    ['statistics only', bot(false, true), {}, { analytics: true, personalization: false }],
    [
      'declined',
      bot(false, false, { consented: false, declined: true }),
      {},
      { analytics: false, personalization: false },
    ],
    ['not answered yet', bot(false, false, { consent: open, consented: false, hasResponse: false }), {}, undefined],
    [
      'nobody asked, consent implied',
      bot(true, true, {
        consent: { ...open, statistics: true, method: 'implied' },
        consented: false,
        hasResponse: false,
      }),
      {},
      { analytics: true, personalization: false },
    ],
    [
      'own categories',
      bot(true, true),
      { categories: { aiProcessing: ['statistics', 'marketing'], personalization: [] } },
      { analytics: true, aiProcessing: false },
    ],
    ['not there', undefined, {}, undefined],
    ['nonsense', { hasResponse: true, consent: 'all' }, {}, { analytics: false, personalization: false }],
  ])('%s', (_, data, options, consent) => {
    expect(consentFromCookiebot(data, options)).toEqual(consent);
  });
});

test.each<[Partial<Consent>[], Partial<Consent>]>([
  [[], {}],
  [[{ analytics: true }, { personalization: true }], { analytics: true, personalization: true }],
  [[{ analytics: true }, { analytics: false }, { analytics: true }], { analytics: false }],
])('the strictest of %j is %j', (words, merged) => {
  expect(strictest(words)).toEqual(merged);
});
