import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Received } from '../stage/collector.ts';
import { unfold } from '../stage/decode.ts';
import { type Stage, withStage } from '../stage/stage.ts';
import { exactly, type Measure, plain } from './measure.ts';

/** What a visitor types, by the field it goes into. All made up; the card number is a test number of its network. */
const TYPED = {
  '#name': 'typedcanary name',
  '#mail': 'typed.canary@secret.example',
  '#secret': 'Typed-Canary-7Qz',
  '#number': '5555 5555 5555 4444',
  '#note': 'typedcanary note',
  '#editor': 'typedcanary editor',
};

/** What stands in the address: a token in the query and one in the fragment, an e-mail address, a card number. */
const IN_ADDRESS = ['urlCanaryToken81f3', 'urlCanaryAccess92k', 'url.canary@secret.example', '4111111111111111'];
const QUERY = '?token=urlCanaryToken81f3&email=url.canary%40secret.example&card=4111111111111111';
const FRAGMENT = '#access_token=urlCanaryAccess92k';

/** Looks for secrets in everything that left the page: addresses, headers and bodies, in all their wrappings. */
export const secrets: Measure = {
  name: 'secrets',
  when: 'beside',
  limitMs: 60_000,
  rows: [
    { id: 'secrets.typed', title: 'typed secrets that leave the page, of 6', show: plain, target: exactly(0) },
    { id: 'secrets.url', title: 'secrets of the address that leave, of 4', show: plain, target: exactly(0) },
  ],
  run: (bench, adapter) =>
    withStage(bench, adapter, async (stage) => {
      const page = await stage.visit(`/account${QUERY}${FRAGMENT}`);
      await stage.track(page, 1);
      await typeEverything(page);
      await page.click('#send');
      await page.click('#editor');
      await page.evaluate((address) => history.pushState(null, '', `/route${address}`), QUERY + FRAGMENT);
      await page.evaluate(() => {
        const link = document.getElementById('next');
        link?.setAttribute('href', `/next${window.location.search}`);
      });
      await delay(1_500);
      await page.click('#next');
      await page.waitForURL('**/next*');
      await delay(2_500);
      await page.close({ runBeforeUnload: true });
      await delay(1_500);
      if (stage.tally(1).delivered < 1) throw new Error('nothing arrived to look into');
      const said = allThatLeft(stage);
      return { 'secrets.typed': found(Object.values(TYPED), said), 'secrets.url': found(IN_ADDRESS, said) };
    }),
};

async function typeEverything(page: Page): Promise<void> {
  for (const [field, text] of Object.entries(TYPED)) {
    await page.click(field);
    await page.keyboard.type(text);
  }
  await page.click('h1');
}

function allThatLeft({ collector }: Stage): string {
  return collector.received.map(wordsOf).join('\n');
}

function wordsOf({ path, headers, text }: Received): string {
  return [path, JSON.stringify(headers), text].map(unfold).join('\n');
}

/** A secret counts with and without its spaces. */
function found(secrets: string[], said: string): number {
  return secrets.filter((secret) => said.includes(secret) || said.includes(secret.replaceAll(' ', ''))).length;
}
