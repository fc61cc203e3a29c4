import type { Acquisition, Channel } from '@crow/contracts';

/** Ways by which visitors come, in the words of a shop owner. */
export const CHANNEL_WORDS: Record<Channel, string> = {
  direct: 'Direct',
  organic_search: 'Organic search',
  paid_search: 'Paid search',
  organic_social: 'Organic social',
  paid_social: 'Paid social',
  ai_assistants: 'AI assistants',
  email: 'Email',
  referral: 'Referral',
  affiliates: 'Affiliates',
  display: 'Display',
  organic_shopping: 'Organic shopping',
  paid_shopping: 'Paid shopping',
  organic_video: 'Organic video',
  paid_video: 'Paid video',
  paid_other: 'Paid, other',
  cross_network: 'Cross-network',
  audio: 'Audio',
  sms: 'SMS',
  mobile_push: 'Push message',
  internal: 'Internal',
  other: 'Other campaign',
};

/** Channel and who sent the visitor: `Paid search, google`. The source is a page's own, hostile text. */
export function acquisitionWords({ channel, source }: Acquisition): { channel: string; source?: string } {
  const own = channel === 'direct' || source === undefined;
  return { channel: CHANNEL_WORDS[channel], ...(own ? {} : { source }) };
}
