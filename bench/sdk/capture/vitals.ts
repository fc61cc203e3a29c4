import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Stage } from '../stage/stage.ts';
import { sent } from './sent.ts';
import { arrives, type CaptureVisit } from './visit.ts';

/** Names of the metrics, short or in words; the fields of the browser's own timing where they are sent as they are. */
const NAMES = {
  load: 'load|load.?event.?end|(page.?)?load.?(time|duration)',
  tti: 'tti|time.?to.?interactive',
  lcp: 'lcp|largest.?contentful.?paint',
  cls: 'cls|cumulative.?layout.?shift',
  inp: 'inp|interaction.?to.?next.?paint',
  fcp: 'fcp|first.?contentful.?paint',
  ttfb: 'ttfb|time.?to.?first.?byte|response.?start',
};

type Metric = keyof typeof NAMES;

/** Those that change as long as the page is there, and the two that belong to them. */
const VITALS: Metric[] = ['lcp', 'cls', 'inp', 'fcp', 'ttfb'];

/** A metric counts when an event has its name as a word, and a number follows as its value, or as the value in it. */
const FOUND = Object.fromEntries(
  Object.entries(NAMES).map(([metric, names]) => [
    metric,
    new RegExp(`(?<![a-z])(${names})(?![a-z])[^{},]{0,20}:\\s*(\\{[^{}]{0,200}?"value":\\s*)?\\d`, 'i'),
  ]),
) as Record<Metric, RegExp>;

const isTold = (stage: Stage, metric: Metric) => sent(stage).some((text) => FOUND[metric].test(text));

/** A page that shifts, with a button that is slow to answer. */
async function clickSlowly(stage: Stage): Promise<Page> {
  stage.bodies.set(
    '/vitals',
    `<div id="banner"></div><h1 style="font-size:60px">Lamps for every room</h1>
     <p><button id="slow" type="button" onclick="for (const end = performance.now() + 90; performance.now() < end;);">Buy</button></p>
     <script>setTimeout(() => { banner.style.height = '60px'; }, 300)</script>`,
  );
  const page = await stage.visit('/vitals');
  await delay(900);
  await page.click('#slow');
  await delay(600);
  return page;
}

/** A visit of some seconds that goes on to another page of the site: everything can be known, and sent there. */
export const speed: CaptureVisit<Metric> = {
  items: {
    load: 'speed: load time',
    tti: 'speed: time to interactive',
    lcp: 'speed: LCP',
    cls: 'speed: CLS',
    inp: 'speed: INP',
    fcp: 'speed: FCP',
    ttfb: 'speed: TTFB',
  },
  async play(stage) {
    const page = await clickSlowly(stage);
    // Time to interactive is known after five seconds of quiet.
    await delay(6_500);
    await page.goto(`${stage.origin}/next`);
    const metrics = Object.keys(NAMES) as Metric[];
    await arrives(() => metrics.every((metric) => isTold(stage, metric)));
    return Object.fromEntries(metrics.map((metric) => [metric, isTold(stage, metric)])) as Record<Metric, boolean>;
  },
};

/** A visit whose tab is closed soon, and without another page after it. */
export const speedAtClose: CaptureVisit<'close'> = {
  items: { close: 'speed: the five vitals, tab closed directly' },
  async play(stage) {
    const page = await clickSlowly(stage);
    await page.close({ runBeforeUnload: true });
    return { close: await arrives(() => VITALS.every((metric) => isTold(stage, metric))) };
  },
};
