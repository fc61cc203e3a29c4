import { ID_PREFIX, isId } from '@crow/contracts';
import { hashedId } from './hashed-id.ts';
import { type Fields, fieldsOf, nameIn, textIn } from './message.ts';
import { Refused } from './notes.ts';

/** Whom a message is about. */
export interface Person {
  anonymousId: string | undefined;
  userId: string | undefined;
  /** What names them in the ids that are made: the anonymous id where there is one, for it outlives a login. */
  key: string;
}

/** Reads whom a message is about. @throws {Refused} when it says it not at all, or in a way that can't be kept */
export function personOf(message: Fields): Person {
  const [anonymousId, userId, previousId] = ['anonymousId', 'userId', 'previousId'].map((field) => {
    const name = nameIn(message[field]);
    if (name === null) throw new Refused('invalid_field', field, `${field} must be a text of at most 1024 characters`);
    return name;
  });
  if (anonymousId !== undefined) return { anonymousId, userId, key: `a:${anonymousId}` };
  const known = userId ?? previousId;
  if (known === undefined) throw new Refused('missing_field', 'userId', 'userId or anonymousId is required');
  return { anonymousId, userId, key: `u:${known}` };
}

/** The visitor behind an anonymous id: the id itself where our ids may look so, else its hash. */
export async function visitorIdOf(anonymousId: string): Promise<string> {
  return isId(anonymousId) ? anonymousId : hashedId(ID_PREFIX.visitor, anonymousId);
}

/**
 * The session of a message, found from the message alone, so that every copy of it goes to the same one: that which
 * the client names itself in `context.sessionId`, else all that the person does on one day in UTC.
 */
export function sessionIdOf(person: Person, context: Fields, time: number): Promise<string> {
  const own = nameIn(context.sessionId);
  const part = own ? `s:${own}` : `d:${new Date(time).toISOString().slice(0, 10)}`;
  return hashedId(ID_PREFIX.session, person.key, part);
}

/**
 * The id of a message's event. Copies of a message have the same; a message with neither an id nor a time of its own
 * can't be told from another one that says the same, so each counts.
 * @param uncertain what names such a message
 */
export async function eventIdOf(message: Fields, uncertain: string): Promise<string> {
  const messageId = textIn(message.messageId);
  if (messageId !== undefined) return isId(messageId) ? messageId : hashedId('evt_', messageId);
  if (message.timestamp === undefined && message.originalTimestamp === undefined) return hashedId('evt_', uncertain);
  const { sentAt: _, ...lasting } = message;
  return hashedId('evt_', JSON.stringify(lasting));
}

/** The group that a message is told for, beside those of `group` messages. */
export function groupIdOf(message: Fields): string | undefined {
  return nameIn(message.groupId) ?? nameIn(fieldsOf(message.context).groupId) ?? undefined;
}
