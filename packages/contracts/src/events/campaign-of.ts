const NAME_LENGTH = 64;
const VALUE_LENGTH = 200;

/**
 * The campaign parameters of an address without their `utm_` prefix, `?utm_source=x` as `{ source: 'x' }`.
 * @returns undefined when it has none
 */
export function campaignOf(url: string): Record<string, string> | undefined {
  const query = url.replace(/#.*/s, '').replace(/^[^?]*\??/, '');
  const campaign = [...new URLSearchParams(query)].flatMap(([name, value]) =>
    /^utm_./.test(name) && value ? [[name.slice(4, 4 + NAME_LENGTH), value.slice(0, VALUE_LENGTH)]] : [],
  );
  return campaign.length > 0 ? Object.fromEntries(campaign) : undefined;
}
