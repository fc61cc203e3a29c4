import { expect, test } from 'vitest';
import { session } from '../evaluation/session-builder.ts';
import { readTimeline } from '../normalize/read-timeline.ts';
import { visitorFacts } from './visitor-facts.ts';

const botOf = (visit: ReturnType<typeof session>) =>
  visitorFacts(readTimeline(visit.build())).find(({ kind }) => kind === 'bot_signal')?.subject;

test.each([
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
  'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'python-requests/2.32.3',
  'curl/8.9.1',
  'Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36 Chrome-Lighthouse',
])('%s says what it is, whatever it clicks', (agent) => {
  expect(botOf(session().agent(agent).view('/').click('add_to_cart'))).toBe('declared');
});

test.each([
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Android 15; Mobile; rv:143.0) Gecko/143.0 Firefox/143.0',
  'Mozilla/5.0 (Linux; Android 12; CUBOT X30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
])('%s is a person’s', (agent) => {
  expect(botOf(session().agent(agent).view('/').view('/cart'))).toBeUndefined();
});

test('a server that tells of its visitors makes them no programs', () => {
  const visit = session().agent('node').view('/').build();
  const context = { ...visit.session.context, platform: 'server' as const };
  const told = { ...visit, session: { ...visit.session, context } };
  expect(visitorFacts(readTimeline(visit)).some(({ kind }) => kind === 'bot_signal')).toBe(true);
  expect(visitorFacts(readTimeline(told)).some(({ kind }) => kind === 'bot_signal')).toBe(false);
});
