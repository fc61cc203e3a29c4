import type { Platform, WireBatch, WireContext } from '@crow/contracts';
import { consentOf } from './consent.ts';
import { cleaned } from './fit.ts';
import { groupIdOf, type Person, visitorIdOf } from './identity.ts';
import { type Fields, fieldsOf, textIn } from './message.ts';
import { present } from './present.ts';

/** What a message says beside what happened: what the head of its batch holds. */
export type Facts = Pick<WireBatch, 'visitorId' | 'userId' | 'groupId' | 'platform' | 'sdk' | 'context' | 'consent'>;

/** Reads the facts of a message. Its address (`context.ip`) and its `integrations` are never read. */
export async function factsOf(message: Fields, context: Fields, person: Person): Promise<Facts> {
  const { anonymousId, userId } = person;
  return present({
    visitorId: anonymousId === undefined ? undefined : await visitorIdOf(anonymousId),
    userId,
    groupId: groupIdOf(message),
    platform: platformOf(message, context),
    sdk: named(context.library) as Facts['sdk'],
    context: present(wireContextOf(context)),
    consent: consentOf(context),
  });
}

/** The browser of the visitor, as a client says that is not the browser itself. */
export function userAgentOf(context: Fields): string | undefined {
  const told = textIn(context.userAgent);
  return told === undefined ? undefined : shortText(told);
}

/** The protocol has one platform for apps of phones, so all of them are told as that. */
function platformOf(message: Fields, context: Fields): Platform {
  const library = textIn(fieldsOf(context.library).name)?.toLowerCase() ?? '';
  const channel = textIn(message.channel) ?? textIn(context.channel);
  if (channel === 'mobile' || /\b(react-native|ios|android|swift|kotlin|flutter)\b/.test(library))
    return 'react-native';
  if (channel === 'web' || channel === 'browser' || /analytics\.js|javascript/.test(library)) return 'web';
  const isBrowser = library === '' && channel === undefined && textIn(fieldsOf(context.page).url) !== undefined;
  return isBrowser ? 'web' : 'server';
}

function wireContextOf(context: Fields): { [Name in keyof WireContext]: WireContext[Name] | undefined } {
  const screen = fieldsOf(context.screen);
  const app = fieldsOf(context.app);
  const name = shortText(app.name);
  const mobile = fieldsOf(context.userAgentData).mobile;
  return {
    deviceType: typeof mobile === 'boolean' ? (mobile ? 'mobile' : 'desktop') : undefined,
    language: shortText(context.locale),
    timeZone: shortText(context.timezone),
    screen: size(screen.width, screen.height),
    viewport: size(screen.innerWidth, screen.innerHeight),
    app: name === undefined ? undefined : present({ name, version: shortText(app.version) }),
  };
}

/** Something with a name and a version, when both are told. */
function named(value: unknown): { name: string; version: string } | undefined {
  const { name, version } = fieldsOf(value);
  const [shortName, shortVersion] = [shortText(name), shortText(version)];
  return shortName && shortVersion ? { name: shortName, version: shortVersion } : undefined;
}

function size(width: unknown, height: unknown): [number, number] | undefined {
  return typeof width === 'number' && typeof height === 'number' ? [width, height] : undefined;
}

/** Facts that are longer than any real one are not believed. */
function shortText(value: unknown): string | undefined {
  const text = textIn(value);
  return text !== undefined && text.length <= 512 ? cleaned(text) : undefined;
}
