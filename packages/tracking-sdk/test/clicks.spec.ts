import type { Page } from '@playwright/test';
import type { Collector } from './collector.ts';
import { eventsOf } from './events-of.ts';
import { expect, test } from './sdk-test.ts';

/** More than the time that a page has for an answer. The tests pass it on the page's own clock. */
const PATIENCE_MS = 2_500;

/** What the clicks of a kind were on, in their order. */
async function namesOf(page: Page, collector: Collector, type: 'click' | 'rage_click' | 'dead_click') {
  return (await eventsOf(page, collector, type)).map(({ element }) => element.text);
}

/** Clicks without any pause at points of an element, CSS pixels from its left upper corner. */
async function clickFast(page: Page, selector: string, lefts = [1, 2, 3, 4, 5]): Promise<void> {
  await page.locator(selector).evaluate((element, lefts) => {
    const { x, y } = element.getBoundingClientRect();
    for (const left of lefts)
      element.dispatchEvent(
        new MouseEvent('click', { bubbles: true, composed: true, clientX: x + left, clientY: y + 1 }),
      );
  }, lefts);
}

test('a click says where in the element it was', async ({ collector, site, visit }) => {
  site.pages.set('/', '<button style="width:200px;height:100px"><b>Buy</b></button>');
  const page = await visit();
  await page.click('button', { position: { x: 50, y: 80 } });
  await page.focus('button');
  await page.keyboard.press('Enter');
  const [click, byKey] = await eventsOf(page, collector, 'click');
  expect(click?.elementX).toBeCloseTo(0.25, 1);
  expect(click?.elementY).toBeCloseTo(0.8, 1);
  expect(byKey?.elementX).toBeGreaterThanOrEqual(0);
});

test('an element is known by its accessible name', async ({ collector, site, visit }) => {
  site.pages.set(
    '/',
    `<h2 id=":r1:">Laptop <i>X1</i></h2>
     <button id="a" aria-label="Close" title="no">x</button><button id="b" aria-labelledby="what :r1:">x</button><span id="what">Remove</span>
     <button id="c"><img alt="Cart"></button><button id="d" title="Menu">  </button><input type="submit" id="e" value="Send">
     <label>Size <select id="f"><option>secret-size</option></select></label>
     <button id="g" aria-labelledby="h">x</button><p data-crow-mask><span id="h">masked-name</span></p><a id="i" href="#" title="x">Link</a>`,
  );
  const page = await visit();
  for (const id of 'abcdefgi') await page.locator(`#${id}`).dispatchEvent('click');
  expect(await namesOf(page, collector, 'click')).toEqual([
    'Close',
    'Remove Laptop X1',
    'Cart',
    'Menu',
    'Send',
    'Size',
    'x',
    'Link',
  ]);
  expect(JSON.stringify(collector.tries)).not.toMatch(/secret-size|masked-name/);
});

test('a selector holds on to what people named, not to what tools generate', async ({ collector, site, visit }) => {
  site.pages.set(
    '/',
    `<main id="shop"><div id=":r7:" class="css-1x2y"><button data-testid="buy">1</button></div><ul data-cy='l"ist'><li></li><li><button>2</button></li></ul>
     <p data-crow-id="offer"><button id="ember123">3</button></p></main>`,
  );
  const page = await visit();
  for (const name of '123') await page.click(`text="${name}"`);
  const selectors = (await eventsOf(page, collector, 'click')).map(({ element }) => `${element.selector}`);
  expect(selectors).toEqual([
    '[data-testid="buy"]',
    '[data-cy="l\\"ist"] > li:nth-of-type(2) > button',
    '[data-crow-id="offer"] > button',
  ]);
  for (const [index, selector] of selectors.entries()) {
    expect(await page.locator(selector).textContent()).toBe(`${index + 1}`);
  }
});

test("a customer's own selectors mask and ignore", async ({ collector, site, visit }) => {
  site.options = { maskSelectors: ['.private'], ignoreSelectors: ['#chat'] };
  site.pages.set(
    '/',
    '<button>Hello <b class="private">Ann</b></button><p class="private"><button>Balance 17</button></p><p id="chat"><button>Unseen</button></p>',
  );
  const page = await visit();
  for (const name of ['Hello', 'Balance', 'Unseen']) await page.click(`button:has-text("${name}")`);
  expect(await namesOf(page, collector, 'click')).toEqual(['Hello', undefined]);
  expect(JSON.stringify(collector.tries)).not.toMatch(/Ann|Balance|Unseen/);
});

test('a burst of clicks on one spot is told once, on its third click', async ({ collector, site, visit }) => {
  site.pages.set('/', '<button>Pay</button>');
  const page = await visit();
  await clickFast(page, 'button');
  expect((await eventsOf(page, collector, 'click')).length).toBe(5);
  expect(await eventsOf(page, collector, 'rage_click')).toMatchObject([
    { count: 3, element: { text: 'Pay' }, x: expect.any(Number) },
  ]);
});

test('fast clicks are no rage on steppers and fields, on different spots, and when they select text', async ({
  collector,
  site,
  visit,
}) => {
  site.pages.set(
    '/',
    `<button id="plus">+</button><button id="next">Next picture</button>
     <input id="name"><p id="text">Some words to select</p><button style="width:300px;height:300px" id="large">Large</button><button id="end">Pay</button>`,
  );
  const page = await visit();
  for (const id of ['plus', 'next', 'name']) await clickFast(page, `#${id}`);
  await clickFast(page, '#large', [1, 100, 200, 290]);
  await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#text') as Element));
  await clickFast(page, '#text');
  await page.evaluate(() => getSelection()?.empty());
  await clickFast(page, '#end');
  expect(await namesOf(page, collector, 'rage_click')).toEqual(['Pay']);
});

test('a click without any answer is dead, told once however often it was repeated', async ({
  collector,
  site,
  visit,
}) => {
  site.pages.set('/', '<button>Broken</button><div style="cursor:pointer">Tile</div><p>Words</p>');
  const page = await visit();
  await page.clock.install();
  await page.click('p');
  await page.click('button');
  await page.click('button');
  await page.clock.runFor(PATIENCE_MS);
  expect(await namesOf(page, collector, 'dead_click')).toEqual(['Broken']);
  await page.click('div');
  await page.clock.runFor(PATIENCE_MS);
  expect(await namesOf(page, collector, 'dead_click')).toEqual(['Broken', 'Tile']);
});

for (const [what, body] of Object.entries({
  'changes the document late': `<button onclick="setTimeout(() => document.body.append('!'), 1300)">Slow</button>`,
  'opens at the press': `<button onpointerdown="document.body.append('!')">Slow</button>`,
  'opens a popover': '<button popovertarget="menu">Slow</button><div id="menu" popover="manual">Menu</div>',
  'opens a dialog':
    '<button onclick="document.querySelector(\'dialog\').show()">Slow</button><dialog><button>Ok</button></dialog>',
  'changes the address': `<button onclick="setTimeout(() => history.pushState({}, '', '/next'), 500)">Slow</button>`,
  'changes the hash': '<button onclick="location.hash = \'x\'">Slow</button>',
  scrolls: '<button onclick="window.scrollTo(0, 500)">Slow</button><div style="height:5000px"></div>',
  'moves the focus': '<button onclick="document.querySelector(\'input\').focus()">Slow</button><input>',
  'changes a shadow root': `<x-card></x-card><script>customElements.define('x-card', class extends HTMLElement { connectedCallback() {
     const root = this.attachShadow({ mode: 'open' }); root.innerHTML = '<button>Slow</button>';
     root.firstChild.onclick = () => setTimeout(() => root.append('!'), 500); } })</script>`,
})) {
  test(`a click is not dead that ${what}`, async ({ collector, site, visit }) => {
    site.pages.set('/', `${body}<button id="dead" style="position:fixed;bottom:0;left:0">Broken</button>`);
    const page = await visit();
    await page.clock.install();
    await page.click('button:has-text("Slow")');
    // The next press ends the wait for the first click, so it has to come after that.
    await page.clock.runFor(PATIENCE_MS);
    await page.click('#dead');
    await page.clock.runFor(PATIENCE_MS);
    expect(await namesOf(page, collector, 'dead_click')).toEqual(['Broken']);
  });
}

test('what the browser answers by itself is never dead', async ({ collector, site, visit }) => {
  site.pages.set(
    '/',
    `<input><select><option>1</option></select><label for="box">Label</label><input type="checkbox" id="box">
     <details><summary>More</summary>text</details><video width="50" height="50"></video><a href="mailto:a@b.example">Mail</a>
     <a href="/slow" onclick="event.preventDefault()">Leave</a><button id="dead">Broken</button>`,
  );
  const page = await visit();
  await page.clock.install();
  for (const selector of ['video', 'text=Leave', 'text=Label', '#dead']) {
    await page.click(selector);
    await page.clock.runFor(PATIENCE_MS);
  }
  expect(await namesOf(page, collector, 'dead_click')).toEqual(['Broken']);
});
