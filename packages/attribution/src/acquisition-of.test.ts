import type { Acquisition, Channel, CompleteSession, SessionContext, SessionEvent } from '@crow/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acquisitionOf } from './acquisition-of.ts';

const SHOP = 'https://www.shop.example.co.uk/laptops';

function sessionFrom(
  view: Partial<Extract<SessionEvent, { type: 'page_view' }>>,
  context: Partial<SessionContext> = {},
) {
  return {
    context: { organizationId: 'org_1', sessionId: 'ses_1', revision: 1, keyId: 'key_1', platform: 'web', ...context },
    events: [
      { type: 'custom', name: 'early', id: 'e0', ts: 1, source: 't', seq: 0 },
      { type: 'page_view', id: 'e1', ts: 2, source: 't', seq: 1, url: SHOP, ...view },
      { type: 'page_view', id: 'e2', ts: 3, source: 't', seq: 2, url: `${SHOP}?utm_source=late&utm_medium=email` },
    ],
  } as CompleteSession;
}

function channelOf(url: string, referrer?: string): Channel | undefined {
  return acquisitionOf(sessionFrom({ url, ...(referrer === undefined ? {} : { referrer }) }))?.channel;
}

test.each<[referrer: string | undefined, Channel]>([
  [undefined, 'direct'],
  ['', 'direct'],
  ['not an address', 'direct'],
  ['https://www.google.co.uk/', 'organic_search'],
  ['https://search.brave.com/search', 'organic_search'],
  ['android-app://com.google.android.googlequicksearchbox/', 'organic_search'],
  ['https://www.bing.com./', 'organic_search'],
  ['https://mail.google.com/', 'email'],
  ['android-app://com.google.android.gm/', 'email'],
  ['https://gemini.google.com/app', 'ai_assistants'],
  ['https://chatgpt.com/', 'ai_assistants'],
  ['https://copilot.microsoft.com/', 'ai_assistants'],
  ['https://l.facebook.com/', 'organic_social'],
  ['https://t.co/abc', 'organic_social'],
  ['https://m.youtube.com/watch', 'organic_video'],
  ['https://www.amazon.de/dp/1', 'organic_shopping'],
  ['https://blog.elsewhere.example/', 'referral'],
  ['https://other-shop.co.uk/', 'referral'],
  // Names that only look like known ones.
  ['https://google.com.evil.example/', 'referral'],
  ['https://notfacebook.com/', 'referral'],
  ['http://192.0.2.7/', 'referral'],
  // The same registrable domain.
  ['https://www.shop.example.co.uk/cart', 'internal'],
  ['https://example.co.uk/', 'internal'],
  ['https://pay.example.co.uk/done', 'internal'],
])('a visit from %s is %s', (referrer, channel) => {
  expect(channelOf(SHOP, referrer)).toBe(channel);
});

test.each<[query: string, referrer: string | undefined, Channel]>([
  ['utm_source=google&utm_medium=cpc', undefined, 'paid_search'],
  ['utm_source=Google&utm_medium=CPC', undefined, 'paid_search'],
  ['utm_source=google&utm_medium=organic', undefined, 'organic_search'],
  ['utm_source=duckduckgo.com&utm_medium=referral', undefined, 'organic_search'],
  ['utm_source=ig&utm_medium=paid_social', undefined, 'paid_social'],
  ['utm_source=m.facebook.com&utm_medium=social', undefined, 'organic_social'],
  ['utm_source=youtube&utm_medium=paid', undefined, 'paid_video'],
  ['utm_source=idealo&utm_medium=cpc', undefined, 'paid_shopping'],
  ['utm_source=x&utm_medium=cpc&utm_campaign=summer-shopping', undefined, 'paid_shopping'],
  ['utm_source=partner&utm_medium=cpm', undefined, 'display'],
  ['utm_source=partner&utm_medium=banner', undefined, 'display'],
  ['utm_source=partner&utm_medium=retargeting', undefined, 'paid_other'],
  ['utm_source=google&utm_medium=cpc&utm_campaign=cross-network', undefined, 'cross_network'],
  ['utm_source=newsletter&utm_medium=email', 'https://mail.google.com/', 'email'],
  ['utm_source=facebook&utm_medium=email', undefined, 'email'],
  ['utm_source=awin&utm_medium=affiliate', undefined, 'affiliates'],
  ['utm_source=podcast&utm_medium=audio', undefined, 'audio'],
  ['utm_source=sms', undefined, 'sms'],
  ['utm_source=app&utm_medium=web-push', undefined, 'mobile_push'],
  ['utm_source=partner&utm_medium=referral', undefined, 'referral'],
  ['utm_source=chatgpt.com', undefined, 'ai_assistants'],
  ['utm_source=partner&utm_medium=bogus', undefined, 'other'],
  ['utm_source=(direct)&utm_medium=(none)', undefined, 'direct'],
  // A tag on a link of the shop's own mailing domain is a campaign, not a self-referral.
  ['utm_source=newsletter&utm_medium=email', 'https://click.example.co.uk/', 'email'],
  ['gclid=[redacted]', 'https://www.google.com/', 'paid_search'],
  ['GCLID=1', undefined, 'paid_search'],
  ['utm_source=google&utm_medium=organic&gclid=1', undefined, 'paid_search'],
  ['msclkid=1', undefined, 'paid_search'],
  ['dclid=1', undefined, 'display'],
  ['ttclid=1', undefined, 'paid_social'],
  ['fbclid=1', 'https://l.facebook.com/', 'organic_social'],
  ['fbclid=1&utm_source=facebook&utm_medium=paid', undefined, 'paid_social'],
  ['srsltid=1', 'https://www.google.com/', 'organic_shopping'],
])('the tags %s with referrer %s are %s', (query, referrer, channel) => {
  expect(channelOf(`${SHOP}?${query}#top`, referrer)).toBe(channel);
});

test('the record says who sent the visitor and where they arrived, and no value of a click id', () => {
  const url = `${SHOP}/x1?utm_source=News&utm_medium=Email&utm_campaign=Spring%20Sale&utm_term=t&utm_content=c&gclid=SECRET`;
  const acquisition = acquisitionOf(sessionFrom({ url, referrer: 'https://a.b.partner.com.au/page' }));
  expect(acquisition).toEqual({
    channel: 'paid_search',
    source: 'news',
    medium: 'email',
    campaign: 'Spring Sale',
    term: 't',
    content: 'c',
    referrerDomain: 'partner.com.au',
    clickId: 'gclid',
    landingPath: '/laptops/x1',
  } satisfies Acquisition);
  expect(JSON.stringify(acquisition)).not.toContain('SECRET');
});

describe('a session', () => {
  test('without a page view came from nowhere that is known', () => {
    const session = sessionFrom({});
    expect(acquisitionOf({ ...session, events: session.events.slice(0, 1) })).toBeUndefined();
  });

  test('that goes on with a full one begins nothing new', () => {
    const acquisition = acquisitionOf(sessionFrom({ referrer: 'https://www.google.com/' }, { follows: 'ses_0' }));
    expect(acquisition).toEqual({ channel: 'internal', landingPath: '/laptops' });
  });

  test('of a neighbour on shared hosting is a referral', () => {
    expect(channelOf('https://a.github.io/', 'https://b.github.io/')).toBe('referral');
    expect(channelOf('http://localhost:3000/', 'http://localhost:3000/a')).toBe('internal');
  });

  test('takes the tags that its client sent in place of those in the address', () => {
    expect(acquisitionOf(sessionFrom({ campaign: { source: 'news', medium: 'email' } }))?.channel).toBe('email');
  });
});

test('any address, referrer and tags give a record', () => {
  const text = fc.string({ unit: 'binary', maxLength: 80 });
  fc.assert(
    fc.property(
      text,
      text,
      fc.option(fc.record({ source: text, medium: text, campaign: text })),
      (url, referrer, campaign) => {
        const acquisition = acquisitionOf(sessionFrom({ url, referrer, ...(campaign ? { campaign } : {}) }));
        expect(acquisition?.channel).toBeDefined();
      },
    ),
  );
});
