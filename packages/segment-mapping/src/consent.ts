import type { ConsentState } from '@crow/contracts';
import { type Fields, fieldsOf, isFields } from './message.ts';

const PURPOSES: ReadonlyMap<string, keyof ConsentState> = new Map([
  ['analytics', 'analytics'],
  ['personalization', 'personalization'],
  ['personalisation', 'personalization'],
  ['aiprocessing', 'aiProcessing'],
]);

/**
 * What a visitor agreed to, where the client's categories have the names of our purposes, however they are written.
 * Undefined when none of them has: what the others cover, only the customer knows. A purpose that is not named beside
 * others was not agreed to, `analytics` excepted, because its message was sent.
 */
export function consentOf(context: Fields): ConsentState | undefined {
  const told = new Map<keyof ConsentState, boolean>();
  for (const [name, agreed] of [...segmentCategories(context), ...rudderCategories(context)]) {
    const purpose = PURPOSES.get(name.toLowerCase().replace(/[^a-z]/g, ''));
    if (purpose) told.set(purpose, agreed && (told.get(purpose) ?? true));
  }
  if (told.size === 0) return undefined;
  return {
    analytics: told.get('analytics') ?? true,
    personalization: told.get('personalization') ?? false,
    aiProcessing: told.get('aiProcessing') ?? false,
  };
}

function segmentCategories(context: Fields): [string, boolean][] {
  const { categoryPreferences } = fieldsOf(context.consent);
  if (!isFields(categoryPreferences)) return [];
  return Object.entries(categoryPreferences).map(([name, agreed]) => [name, agreed === true]);
}

function rudderCategories(context: Fields): [string, boolean][] {
  const { allowedConsentIds, deniedConsentIds } = fieldsOf(context.consentManagement);
  const named = (ids: unknown, agreed: boolean): [string, boolean][] =>
    Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').map((id) => [id, agreed]) : [];
  return [...named(allowedConsentIds, true), ...named(deniedConsentIds, false)];
}
