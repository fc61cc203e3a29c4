import type { Page, PageSource } from '../../core/page.ts';

/** Where a person is in an application that has no address bar. */
export interface Place {
  source: PageSource;
  show(page: Page): void;
  shown(): Page;
}

/**
 * Follows the screen that is shown. The core asks a changed page for its address first, then for the title of the page
 * before it (browsers set titles late), then for its own. Here both change at once, so the title lags by one question.
 */
export function createPlace(first: Page): Place {
  let shown = first;
  let told = first;
  return {
    source: {
      url: () => shown.url,
      title() {
        const { title = '' } = told;
        told = shown;
        return title;
      },
    },
    show(page) {
      shown = page;
    },
    shown: () => shown,
  };
}

/** The address of a screen, `app://Shop/Product?id=laptop-x1`; of the parameters only what is a plain value. */
export function addressOfScreen(app: string, screen = '', params?: Record<string, unknown>): string {
  const query = Object.entries(params ?? {})
    .filter(([, value]) => /^(string|number|boolean)$/.test(typeof value))
    .map((pair) => pair.map((part) => encodeURIComponent(`${part}`)).join('='));
  const path = screen.replace(/^\/+/, '').split('/').map(encodeURIComponent).join('/');
  return `app://${encodeURIComponent(app)}/${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
