import { redactText, redactUrl } from './redact.ts';
import { shortText } from './text.ts';

/** A page as events refer to it. Events of one page share the object. */
export interface Page {
  url: string;
  title?: string;
}

/** Where the visitor is. */
export interface Pages {
  /** The page at this moment; a new object after the address changed. */
  current(): Page;
  /** Takes over the title, which applications set some time after the address. */
  refreshTitle(): void;
}

/** What the platform knows of its page. */
export interface PageSource {
  url(): string;
  title(): string;
}

/** Follows the address of the page; its secrets are removed here, before anything is stored. */
export function createPages(source: PageSource): Pages {
  let href: string | undefined;
  let page: Page = { url: '' };
  const takeTitle = () => {
    const title = shortText(source.title());
    if (title) page.title = redactText(title);
  };
  const current = () => {
    const url = source.url();
    if (url !== href) {
      takeTitle(); // the address has just changed, the title is still the one of the page before
      href = url;
      page = { url: redactUrl(url) };
      takeTitle();
    }
    return page;
  };
  return {
    current,
    refreshTitle() {
      current();
      takeTitle();
    },
  };
}
