import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type * as Connectors from '../../src/consent.ts';
import type { Consent } from '../../src/consent.ts';

declare global {
  interface Window {
    connectors: typeof Connectors;
    /** A tracker that notes what it is told. */
    target: { setConsent(consent: Partial<Consent>): void };
    told: Partial<Consent>[];
    disconnect: () => void;
    /** How often the page's own wrapper was called. */
    wrapperCalls: number;
    /** The handles of a page's fake consent tool. */
    tool: Record<string, (...given: never[]) => unknown>;
    dataLayer: unknown[];
    gtag(...given: unknown[]): void;
  }
}

/** What a visitor agreed to: everything, nothing, and all but what an opt-out in the United States ends. */
export const yes = { analytics: true, personalization: true, aiProcessing: true };
export const no = { analytics: false, personalization: false, aiProcessing: false };
export const limited = { analytics: true, personalization: false, aiProcessing: false };

export { expect };

/** A page with all connectors, which fails when anything throws or complains on the console. */
export const test = base.extend<{ page: Page }, { bundle: string }>({
  bundle: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const { outputFiles } = await build({
        entryPoints: [fileURLToPath(new URL('../../src/consent.ts', import.meta.url))],
        bundle: true,
        write: false,
        format: 'iife',
        globalName: 'connectors',
      });
      await use(outputFiles[0]?.text ?? '');
    },
    { scope: 'worker' },
  ],
  page: async ({ page, bundle }, use) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (line) => errors.push(line.text()));
    await page.setContent('<button>Accept</button>');
    await page.addScriptTag({ content: bundle });
    await page.evaluate(() => {
      window.told = [];
      window.target = { setConsent: (consent) => window.told.push(consent) };
    });
    await use(page);
    expect(errors).toEqual([]);
  },
});

/** What the tracker was told so far. */
export const told = (page: Page) => page.evaluate(() => window.told);

/** Connects, and keeps the end as `window.disconnect`. */
export const connected = (page: Page, name: keyof typeof Connectors, options: object = {}) =>
  page.evaluate(
    ([name, options]) => {
      window.disconnect = (window.connectors[name] as (...given: unknown[]) => () => void)(window.target, options);
    },
    [name, options] as const,
  );

/** Says `call` to the fake tool. */
export const tell = (page: Page, call: string, ...given: unknown[]) =>
  page.evaluate(([call, given]) => window.tool[call]?.(...(given as never[])), [call, given] as const);
