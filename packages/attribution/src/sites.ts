import { parse } from 'tldts';
import { KNOWN_SOURCES, type SourceKind } from './known-sources.ts';

/** A host as sites are told apart. */
export interface Site {
  host: string;
  /** The domain that somebody registered, by the public suffix list; the host itself where there is none (addresses, localhost, apps). */
  domain: string;
  /** The domain without its public suffix. */
  name: string | null;
}

/**
 * The site of an address, or null when it names none. Domains under private suffixes are sites of their own:
 * `a.github.io` and `b.github.io` belong to different people.
 */
export function siteOf(url: string | undefined): Site | null {
  const host = url === undefined ? undefined : URL.parse(url)?.hostname.toLowerCase().replace(/\.$/, '');
  if (!host) return null;
  const { domain, domainWithoutSuffix } = parse(host, { allowPrivateDomains: true });
  return { host, domain: domain ?? host, name: domainWithoutSuffix || null };
}

const KINDS = Object.keys(KNOWN_SOURCES) as SourceKind[];
const BY_ENTRY = new Map(KINDS.flatMap((kind) => KNOWN_SOURCES[kind].map((entry) => [entry, kind] as const)));
const BY_WORD = new Map(
  KINDS.flatMap((kind) => KNOWN_SOURCES[kind].flatMap(wordsOf).map((word) => [word, kind] as const)),
);

/** The words by which `utm_source` may name an entry. */
function wordsOf(entry: string): string[] {
  const parts = entry.split('.');
  if (parts.length === 1) return [entry];
  return parts.length === 2 && parts[0] ? [parts[0]] : [];
}

/** What is known of a site, by the longest entry that fits its host. */
export function kindOfSite({ host, name }: Site): SourceKind | undefined {
  for (let rest = host; rest !== ''; rest = rest.replace(/^[^.]*\.?/, '')) {
    const kind = BY_ENTRY.get(rest);
    if (kind) return kind;
  }
  return name === null ? undefined : BY_ENTRY.get(`${name}.*`);
}

/** What is known of a `utm_source`: a word (`google`), a host (`m.facebook.com`). */
export function kindOfSource(source: string): SourceKind | undefined {
  const site = source.includes('.') ? siteOf(`https://${source}`) : null;
  return site ? kindOfSite(site) : BY_WORD.get(source);
}
