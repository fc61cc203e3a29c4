import type { WireEvent } from '@crow/contracts';
import { fitProperties, fitText, fitUrl } from './fit.ts';
import { hashedId } from './hashed-id.ts';
import { type Person, visitorIdOf } from './identity.ts';
import { type Fields, fieldsOf, type MessageType, nameIn, textIn } from './message.ts';
import { Refused, type TakeDown } from './notes.ts';
import { present } from './present.ts';

/** Properties of a page that its page view holds itself, or that are parts of its address. */
const PAGE_FIELDS = new Set([
  ...['url', 'title', 'referrer', 'path', 'search', 'name', 'category', 'tab_url'],
  ...['referring_domain', 'initial_referrer', 'initial_referring_domain'],
]);

/** What the events of a message have in common. */
interface Origin {
  message: Fields;
  context: Fields;
  person: Person;
  id: string;
  ts: number;
}

/** The events of a message: one, and for pages with properties of their own a second one that holds these. */
export async function eventsOf(type: MessageType, origin: Origin, takeDown: TakeDown): Promise<WireEvent[]> {
  const { message, context, person, id, ts } = origin;
  const page = fieldsOf(context.page);
  const place = present({
    url: fitUrl(page.url, 'context.page.url', takeDown),
    title: fitText(page.title, 'context.page.title', takeDown),
  });
  const base = { id, ts, ...place };
  switch (type) {
    case 'track':
      return [{ ...base, type: 'custom', ...eventOf(message, takeDown), ...propertiesOf(message, takeDown) }];
    case 'page':
      return pageEvents(origin, takeDown);
    case 'screen':
      return screenEvents(origin, takeDown);
    case 'identify': {
      const traits = traitsOf(hasTraits(message) ? message : context, takeDown);
      if (person.userId !== undefined) return [{ ...base, type: 'identify', userId: person.userId, ...traits }];
      return [{ ...base, type: 'custom', name: 'identify', properties: traits.traits ?? {} }];
    }
    case 'group': {
      const groupId = nameIn(message.groupId);
      if (!groupId)
        throw new Refused(groupId === null ? 'invalid_field' : 'missing_field', 'groupId', 'groupId is required');
      return [{ ...base, type: 'group', groupId, ...traitsOf(message, takeDown) }];
    }
    case 'alias': {
      const previousId = nameIn(message.previousId);
      if (!previousId) throw new Refused('missing_field', 'previousId', 'previousId is required');
      if (person.userId === undefined) return [{ ...base, type: 'custom', name: 'alias', properties: { previousId } }];
      // Sessions know an anonymous id by the visitor that it became.
      const known = previousId === person.anonymousId ? await visitorIdOf(previousId) : previousId;
      return [{ ...base, type: 'alias', previousId: known, userId: person.userId }];
    }
  }
}

function eventOf(message: Fields, takeDown: TakeDown): { name: string } {
  const name = fitText(message.event, 'event', takeDown);
  if (!name) throw new Refused('missing_field', 'event', 'event is required, a text');
  return { name };
}

async function pageEvents({ message, context, id, ts }: Origin, takeDown: TakeDown): Promise<WireEvent[]> {
  const [own, page] = [fieldsOf(message.properties), fieldsOf(context.page)];
  const place = present({
    url: fitUrl(textIn(own.url) ?? page.url, 'properties.url', takeDown),
    title: fitText(
      textIn(own.title) ?? textIn(page.title) ?? textIn(message.name) ?? own.name,
      'properties.title',
      takeDown,
    ),
  });
  const view = present({
    referrer: fitUrl(textIn(own.referrer) ?? page.referrer, 'properties.referrer', takeDown),
    campaign: campaignOf(context, takeDown),
  });
  const events: WireEvent[] = [{ id, ts, type: 'page_view', ...place, ...view }];
  if (Object.keys(own).every((name) => PAGE_FIELDS.has(name))) return events;
  const named = present({ name: textIn(message.name), category: textIn(message.category) });
  const properties = fitProperties({ ...named, ...withoutPageFields(own) }, 'properties', takeDown) ?? {};
  const secondId = await hashedId('evt_', id, 'properties');
  return [...events, { id: secondId, ts, ...place, type: 'custom', name: 'page', properties }];
}

async function screenEvents({ message, id, ts }: Origin, takeDown: TakeDown): Promise<WireEvent[]> {
  const own = fieldsOf(message.properties);
  const title = fitText(textIn(message.name) ?? own.name, 'name', takeDown);
  const place = present({ url: title && fitUrl(`app://${encodeURI(title)}`, 'name', takeDown), title });
  const view: WireEvent = { id, ts, type: 'page_view', navigation: 'screen', ...place };
  if (Object.keys(own).every((name) => name === 'name' || name === 'category')) return [view];
  const properties = fitProperties(own, 'properties', takeDown) ?? {};
  return [
    view,
    { id: await hashedId('evt_', id, 'properties'), ts, ...place, type: 'custom', name: 'screen', properties },
  ];
}

function withoutPageFields(properties: Fields): Fields {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => !PAGE_FIELDS.has(name)));
}

function propertiesOf(message: Fields, takeDown: TakeDown) {
  return present({ properties: fitProperties(message.properties, 'properties', takeDown) });
}

function traitsOf(message: Fields, takeDown: TakeDown) {
  return present({ traits: fitProperties(message.traits, 'traits', takeDown) });
}

/** RudderStack's clients tell the traits of a person in the context only. */
function hasTraits(message: Fields): boolean {
  return Object.keys(fieldsOf(message.traits)).length > 0;
}

/** Campaign fields by the names that they have in addresses, without `utm_`: Segment's `name` is `utm_campaign`. */
function campaignOf(context: Fields, takeDown: TakeDown): Record<string, string> | undefined {
  const entries = Object.entries(fieldsOf(context.campaign)).flatMap(([name, value]): [string, string][] => {
    const text = fitText(value, `context.campaign.${name}`, takeDown);
    return text && name.length <= 64 && name !== '__proto__' ? [[name === 'name' ? 'campaign' : name, text]] : [];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
