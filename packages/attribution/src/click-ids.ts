import type { SourceKind } from './known-sources.ts';

/** What the presence of a click id in an address says. */
export interface ClickId {
  /** Name of the parameter. */
  name: string;
  /** Who adds it: stands for `utm_source` where that is absent. */
  source: string;
  kind: SourceKind | 'display' | 'other';
  /** Whether only paid clicks get it. */
  paid: boolean;
  /** Who says so. */
  basis: string;
}

/**
 * Click ids by their parameters; the first that an address has counts. Only their names are looked at.
 *
 * `fbclid` and `srsltid` are no evidence of a paid click: Facebook and Instagram add theirs to every outgoing link, and the
 * Merchant Center adds its to free listings.
 */
export const CLICK_IDS: readonly ClickId[] = [
  { name: 'gclid', source: 'google', kind: 'search', paid: true, basis: 'Google Ads auto-tagging' },
  { name: 'gbraid', source: 'google', kind: 'search', paid: true, basis: 'Google Ads, clicks in iOS apps' },
  { name: 'wbraid', source: 'google', kind: 'search', paid: true, basis: 'Google Ads, clicks from iOS to the web' },
  { name: 'dclid', source: 'google', kind: 'display', paid: true, basis: 'Campaign Manager 360, Display & Video 360' },
  { name: 'msclkid', source: 'bing', kind: 'search', paid: true, basis: 'Microsoft Advertising auto-tagging' },
  { name: 'yclid', source: 'yandex', kind: 'search', paid: true, basis: 'Yandex Direct' },
  { name: 'ttclid', source: 'tiktok', kind: 'social', paid: true, basis: 'TikTok Ads' },
  { name: 'twclid', source: 'twitter', kind: 'social', paid: true, basis: 'X Ads' },
  { name: 'li_fat_id', source: 'linkedin', kind: 'social', paid: true, basis: 'LinkedIn Ads' },
  { name: 'rdt_cid', source: 'reddit', kind: 'social', paid: true, basis: 'Reddit Ads' },
  { name: 'ScCid', source: 'snapchat', kind: 'social', paid: true, basis: 'Snapchat Ads' },
  { name: 'epik', source: 'pinterest', kind: 'social', paid: true, basis: 'Pinterest Ads' },
  { name: 'irclickid', source: 'impact', kind: 'other', paid: true, basis: 'impact.com partners' },
  { name: 'srsltid', source: 'google', kind: 'shopping', paid: false, basis: 'Google Merchant Center, free listings' },
  { name: 'fbclid', source: 'facebook', kind: 'social', paid: false, basis: 'Meta, every outgoing link' },
  { name: 'igshid', source: 'instagram', kind: 'social', paid: false, basis: 'Instagram, shared links' },
];

/** The click id of an address, or undefined. Case counts for no name. */
export function clickIdOf(query: URLSearchParams): ClickId | undefined {
  const names = new Set([...query.keys()].map((name) => name.toLowerCase()));
  return CLICK_IDS.find(({ name }) => names.has(name.toLowerCase()));
}
