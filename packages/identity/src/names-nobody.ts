/**
 * Values that programs send where they know no user: they would merge everybody whom they are sent for. Compared without
 * case and surrounding space. After the lists of PostHog (ingestion of distinct ids) and Segment Unify (blocked values).
 */
export const NOBODY: ReadonlySet<string> = new Set([
  ...[
    'null',
    '(null)',
    'nil',
    'none',
    'undefined',
    'nan',
    'true',
    'false',
    '0',
    '-1',
    '00000000-0000-0000-0000-000000000000',
  ],
  ...[
    'anonymous',
    'anon',
    'guest',
    'user',
    'unknown',
    'unidentified',
    'visitor',
    'default',
    'test',
    'n/a',
    'na',
    '-',
    '.',
  ],
  ...[
    '[object object]',
    'object',
    '{}',
    '[]',
    '""',
    "''",
    'distinct_id',
    'distinctid',
    'user_id',
    'userid',
    'id',
    'email',
  ],
  ...['not_authenticated', 'not authenticated', 'not_set', '(not set)', '[redacted]'],
]);

/** Whether a user id names nobody, so that it must never join anything. */
export function namesNobody(userId: string): boolean {
  const name = userId.trim().toLowerCase();
  return name === '' || NOBODY.has(name) || /^0+$/.test(name);
}
