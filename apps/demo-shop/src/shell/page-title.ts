import { useLayoutEffect } from 'react';

/** What the tab says, and what a page is called in reports. */
export function usePageTitle(title?: string): void {
  useLayoutEffect(() => {
    document.title = title ? `${title} · Fjord Electronics` : 'Fjord Electronics';
  }, [title]);
}
