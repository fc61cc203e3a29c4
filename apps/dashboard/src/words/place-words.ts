const regions = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'code' });

/** A country's name from its two-letter code; anything else is given back as it is. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}

/** Path and query of a page's address, to read, never to follow: pages write their own addresses. */
export function pathOf(url: string): string {
  if (!/^https?:\/\//i.test(url)) return url;
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return url;
  }
}

const DEVICE_WORDS: Record<string, string> = { desktop: 'Computer', tablet: 'Tablet', mobile: 'Phone' };

/** A device type in everyday words. */
export function deviceWords(type: string): string {
  return DEVICE_WORDS[type] ?? 'Other device';
}

/** A visitor's or session's id, short enough for a line; the end differs most. */
export function shortId(id: string): string {
  return id.length <= 12 ? id : `…${id.slice(-8)}`;
}
