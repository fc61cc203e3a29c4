import { type Browser, chromium } from '@playwright/test';
import { ensureBrowser } from '../../../scripts/ensure-browser.mjs';

/**
 * Starts Chromium. It resolves no name but the loopback's, so that no SDK reaches its vendor.
 * @param ignoreDefaultArgs what Playwright switches off and is wanted
 */
export function startBrowser(ignoreDefaultArgs: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser(),
    ignoreDefaultArgs,
    args: [
      ...['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // Some SDKs keep silent in browsers that say that they are driven.
      '--disable-blink-features=AutomationControlled',
    ],
  });
}

/** The browser's name without the word that tells that nobody sees its window. */
export async function plainUserAgent(browser: Browser): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const agent = await page.evaluate(() => navigator.userAgent);
  await context.close();
  return agent.replace('Headless', '');
}
