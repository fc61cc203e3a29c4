import { z } from 'zod';
import { envelope } from './envelope.ts';
import { wireProperties } from './properties.ts';
import { text } from './values.ts';

export const wireCustom = z.object({
  type: z.literal('custom'),
  ...envelope,
  name: text.min(1),
  properties: wireProperties.optional(),
});

export const wireIdentify = z.object({
  type: z.literal('identify'),
  ...envelope,
  userId: text.min(1),
  traits: wireProperties.optional(),
});

/** The visitor acts for an organization, account or team of the customer's. */
export const wireGroup = z.object({
  type: z.literal('group'),
  ...envelope,
  groupId: text.min(1),
  traits: wireProperties.optional(),
});

/** Two user ids name the same person: `previousId` is known as `userId` from now on. */
export const wireAlias = z.object({
  type: z.literal('alias'),
  ...envelope,
  previousId: text.min(1),
  userId: text.min(1),
});
