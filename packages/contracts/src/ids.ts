/**
 * Identifiers carry a prefix that tells what they name, so that a log line or a
 * support message is readable and an id can't be used where another kind belongs.
 */
export const ID_PREFIX = {
  session: 'ses_',
  visitor: 'vis_',
  batch: 'bat_',
  organization: 'org_',
  key: 'key_',
  interaction: 'int_',
  deadLetter: 'ded_',
  person: 'per_',
  link: 'lnk_',
  quarantine: 'qua_',
  erasure: 'era_',
} as const;

export type IdKind = keyof typeof ID_PREFIX;

const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Whether a client-made identifier is acceptable: 1 to 64 of `A-Z a-z 0-9 _ -`.
 * The alphabet keeps ids safe in URLs, object names, file paths and logs.
 */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID_PATTERN.test(value);
}
