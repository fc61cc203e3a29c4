import { KEY_BOUNDS, type KeyRate, type KeySettings } from '@crow/contracts';
import { readOrigins } from './origins.ts';

export type FieldErrors = Partial<Record<'origins' | 'rate' | 'expires', string>>;

/** Reads the settings of a key as a form holds them. @returns what they are, or what is wrong with which field */
export function readKeyForm(form: FormData, now: number): { settings: KeySettings } | { errors: FieldErrors } {
  const errors: FieldErrors = {};
  const { origins, unreadable } = readOrigins(textOf(form, 'origins'));
  if (unreadable.length > 0) errors.origins = `Not a host name: ${unreadable.join(', ')}`;
  const rate = readRate(textOf(form, 'perSecond'), textOf(form, 'burst'));
  if (rate === 'wrong') errors.rate = 'Whole numbers from 1, please.';
  const expires = textOf(form, 'expires');
  const expiresAt = expires === '' ? null : new Date(expires).getTime();
  if (expiresAt !== null && !(expiresAt > now)) errors.expires = 'Choose a time in the future.';
  if (rate === 'wrong' || Object.keys(errors).length > 0) return { errors };
  return { settings: { name: textOf(form, 'name'), allowedOrigins: origins, rate, expiresAt } };
}

/** What a burst is when only the rate was given: ten seconds' worth. */
const BURST_SECONDS = 10;

function readRate(perSecond: string, burst: string): KeyRate | null | 'wrong' {
  if (perSecond === '' && burst === '') return null;
  const rate = {
    perSecond: Number(perSecond),
    burst: burst === '' ? Number(perSecond) * BURST_SECONDS : Number(burst),
  };
  const right = (['perSecond', 'burst'] as const).every(
    (name) => Number.isInteger(rate[name]) && rate[name] >= 1 && rate[name] <= KEY_BOUNDS[name],
  );
  return right ? rate : 'wrong';
}

function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}
