import { expect, test } from 'vitest';
import { campaignOf } from './campaign-of.ts';

test('campaign parameters are named without their prefix', () => {
  expect(campaignOf('https://shop.example/deal?utm_source=news&q=a&utm_campaign=spring%20sale#top')).toEqual({
    source: 'news',
    campaign: 'spring sale',
  });
  expect(campaignOf('/deal?utm_term=a?b')).toEqual({ term: 'a?b' });
});

test('an address without campaign parameters has no campaign', () => {
  for (const url of [
    '',
    '/',
    'https://shop.example/?utm_source=&utm_=x&source=x',
    '/#?utm_source=x',
    'app://Shop/Home',
  ])
    expect(campaignOf(url), url).toBeUndefined();
});

test('names and values stay within the limits of the wire', () => {
  const [[name, value] = ['', '']] = Object.entries(campaignOf(`/?utm_${'n'.repeat(99)}=${'v'.repeat(999)}`) ?? {});
  expect([name.length, value.length]).toEqual([64, 200]);
});
