import { type Acquisition, type CompleteSession, campaignOf } from '@crow/contracts';
import { CHANNEL_RULES, type ChannelRule, type Evidence } from './channel-rules.ts';
import { clickIdOf } from './click-ids.ts';
import { kindOfSite, kindOfSource, type Site, siteOf } from './sites.ts';

/**
 * Where a session came from, by its first page view. Tags win over the referrer: a link that its owner tagged says best
 * what it is.
 * @returns undefined for sessions without a page view, such as those of servers
 */
export function acquisitionOf({ context, events }: CompleteSession): Acquisition | undefined {
  const view = events.find((event) => event.type === 'page_view');
  if (!view) return undefined;
  const query = new URLSearchParams(/\?([^#]*)/.exec(view.url ?? '')?.[1] ?? '');
  const { source, medium, campaign, term, content } = view.campaign ?? campaignOf(view.url ?? '') ?? {};
  const clickId = clickIdOf(query);
  const [page, referrer] = [siteOf(view.url), siteOf(view.referrer)];
  const ownSite = context.follows !== undefined || isSameSite(page, referrer);
  const elsewhere = ownSite ? null : referrer;
  const named = lower(source) || clickId?.source;
  const evidence: Evidence = {
    source: named ?? elsewhere?.domain ?? '',
    medium: lower(medium),
    campaign: lower(campaign),
    kind: kindFor(lower(source), clickId, elsewhere),
    clickId,
    tagged: [source, medium, campaign, term, content, clickId].some(Boolean),
    ownSite,
    referrer: referrer !== null,
  };
  return {
    channel: ruleFor(evidence).channel,
    ...textsOf({
      source: evidence.source,
      medium: evidence.medium,
      campaign,
      term,
      content,
      referrerDomain: elsewhere?.domain,
      clickId: clickId?.name,
    }),
    landingPath: pathOf(view.url),
  };
}

function ruleFor(evidence: Evidence): ChannelRule {
  const rule = CHANNEL_RULES.find(({ fits }) => fits(evidence));
  if (!rule) throw new Error('the last rule fits always');
  return rule;
}

/** What the sender is: by the tag, else by the network of the click id, else by the referrer. */
function kindFor(source: string, clickId: Evidence['clickId'], referrer: Site | null): Evidence['kind'] {
  const known = source === '' ? undefined : kindOfSource(source);
  if (known) return known;
  if (clickId) return clickId.kind === 'display' || clickId.kind === 'other' ? undefined : clickId.kind;
  return source === '' && referrer ? kindOfSite(referrer) : undefined;
}

function isSameSite(page: Site | null, referrer: Site | null): boolean {
  return page !== null && referrer !== null && page.domain === referrer.domain;
}

function lower(text: string | undefined): string {
  return (text ?? '').trim().toLowerCase();
}

function pathOf(url: string | undefined): string {
  return URL.parse(url ?? '', 'https://relative.invalid')?.pathname ?? '';
}

type Texts = { [K in keyof Omit<Acquisition, 'channel' | 'landingPath'>]?: string };

function textsOf(texts: { [K in keyof Texts]: string | undefined }): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ''));
}
