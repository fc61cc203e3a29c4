import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from '@playwright/test';

/** A page of another origin into which somebody pasted what the dashboard told. */
export interface PastedShop {
  page: Page;
  /** The requests with events that it sent, in order. */
  sent: { url: URL; body: string }[];
  /** The visitor turns to another tab; what the page sends while it is being closed would pass the test by. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a shop with these tags in its head; its events are answered as received. Its server is a real one: browsers
 * don't let a page of an unknown network load scripts from this machine.
 * @param until when to return: `commit` does not wait for scripts
 */
export async function openPastedShop(
  context: BrowserContext,
  tags: string,
  until: 'load' | 'commit' = 'load',
): Promise<PastedShop> {
  const sent: PastedShop['sent'] = [];
  await context.route('**/v1/events?*', (route) => {
    sent.push({ url: new URL(route.request().url()), body: route.request().postData() ?? '' });
    return route.fulfill({ status: 202, headers: { 'access-control-allow-origin': '*' }, json: {} });
  });
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><head>${tags}</head>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, { waitUntil: until });
  return {
    page,
    sent,
    leave: () =>
      page.evaluate(() => {
        Object.defineProperty(document, 'hidden', { value: true });
        Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
