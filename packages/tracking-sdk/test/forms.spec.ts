import { eventsOf } from './events-of.ts';
import { expect, test } from './sdk-test.ts';

const FORM = `<form name="checkout" onsubmit="event.preventDefault()"><label>Name <input name="name"></label>
  <input name="street"><input type="radio" name="pay" value="a"><input type="radio" name="pay" value="b"><button>Send</button></form>`;

test('a form that was begun and not sent is abandoned when the page is left', async ({ collector, site, visit }) => {
  site.pages.set('/', FORM);
  const page = await visit();
  await page.fill('[name=name]', 'typed-name');
  for (const value of 'ab') await page.check(`[value=${value}]`);
  await page.focus('[name=street]');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  await page.fill('[name=name]', 'typed-again');
  await page.close({ runBeforeUnload: true });
  const abandoned = () => collector.events().filter(({ type }) => type === 'form_abandon');
  await expect.poll(() => abandoned().length).toBe(1);
  expect(abandoned()).toMatchObject([
    { form: 'checkout', field: { name: 'street', type: 'text' }, fields: 3, durationMs: expect.any(Number) },
  ]);
  await expect.poll(() => collector.events().filter(({ type }) => type === 'form_blur').length).toBeGreaterThan(2);
  expect(JSON.stringify(collector.tries)).not.toContain('typed');
});

test('a form is abandoned when its page of the application is left, and not while it stays', async ({
  collector,
  site,
  visit,
}) => {
  site.pages.set('/filter', `<main>${FORM}</main>`);
  const page = await visit('/filter');
  await page.fill('[name=name]', 'typed-name');
  await page.evaluate(() => history.replaceState({}, '', '/filter?q=a'));
  const at = await page.evaluate(() => performance.now());
  await page.waitForFunction((at) => performance.now() > at + 700, at);
  expect(await eventsOf(page, collector, 'form_abandon')).toEqual([]);
  await page.evaluate(() => {
    history.pushState({}, '', '/cart');
    document.querySelector('main')?.remove();
  });
  await expect
    .poll(() => eventsOf(page, collector, 'form_abandon'))
    .toMatchObject([{ form: 'checkout', fields: 1, where: `${site.origin}/filter` }]);
});

test('a form that was sent, or only looked at, is not abandoned', async ({ collector, site, visit }) => {
  site.pages.set(
    '/',
    `${FORM}<form name="by-script"><input name="mail"></form><form name="seen"><input name="code"></form><input name="free">`,
  );
  const page = await visit();
  await page.fill('[name=name]', 'typed-name');
  await page.click('text=Send');
  await page.fill('[name=mail]', 'typed-mail');
  await page.evaluate(() => new FormData(document.forms[1]));
  await page.focus('[name=code]');
  await page.fill('[name=free]', 'typed-free');
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await eventsOf(page, collector, 'form_abandon')).toEqual([]);
  expect((await eventsOf(page, collector, 'form_submit')).map(({ form }) => form)).toEqual(['checkout']);
});

test('a field that the page itself marks as wrong is told once until it was left right', async ({
  collector,
  site,
  visit,
}) => {
  site.pages.set(
    '/',
    `<form name="login"><input name="user"><input name="code"></form><div id="host"></div><p data-crow-ignore><input name="unseen"></p>
     <script>document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<input name="inner">'</script>`,
  );
  const page = await visit();
  const mark = (name: string, value: string) =>
    page.locator(`[name=${name}]`).evaluate((it, v) => it.setAttribute('aria-invalid', v), value);
  const told = async () =>
    (await eventsOf(page, collector, 'form_error')).map(({ field, constraint }) => [field.name, constraint]);
  const once = [
    ['user', 'aria-invalid'],
    ['inner', 'aria-invalid'],
  ];
  /** In one task, so that the mark is there in time however slow the test runs. */
  const visitField = (name: string, value: string, marked = name) =>
    page.locator(`[name=${name}]`).evaluate(
      (it: HTMLElement, [marked, value]) => {
        it.focus();
        const root = it.getRootNode() as Document;
        root.querySelector(`[name=${marked}]`)?.setAttribute('aria-invalid', value);
      },
      [marked, value] as const,
    );
  const settled = async () => {
    const at = await page.evaluate(() => performance.now());
    await page.waitForFunction((at) => performance.now() > at + 700, at);
  };
  await mark('unseen', 'true');
  await mark('code', 'false');
  await visitField('user', 'true');
  await visitField('inner', 'true');
  await expect.poll(told).toEqual(once);
  await page.fill('[name=user]', 'typed-name');
  await mark('user', 'true');
  await page.focus('[name=code]');
  await settled();
  expect(await told()).toEqual(once);
  await page.focus('[name=user]');
  await mark('user', 'false');
  await visitField('code', 'true', 'user');
  await expect.poll(told).toEqual([...once, ['user', 'aria-invalid']]);
});

test("the browser's check and the page's mark of it are one failed check", async ({ collector, site, visit }) => {
  site.pages.set(
    '/',
    `<form name="login"><input name="user" required oninvalid="this.setAttribute('aria-invalid', 'true')"><button>Send</button></form>`,
  );
  const page = await visit();
  await page.click('text=Send');
  const at = await page.evaluate(() => performance.now());
  await page.waitForFunction((at) => performance.now() > at + 700, at);
  expect(await eventsOf(page, collector, 'form_error')).toMatchObject([
    { form: 'login', field: { name: 'user' }, constraint: 'valueMissing' },
  ]);
});
