import type { AuditDetails } from '@crow/contracts';

/** Where a change was asked for, as far as the audit log keeps it: country and browser, never an address. */
export function originOf(request: Request): NonNullable<AuditDetails['from']> {
  const country = request.headers.get('x-crow-country');
  const userAgent = request.headers.get('user-agent');
  return { ...(country ? { country } : {}), ...(userAgent ? { userAgent: userAgent.slice(0, 256) } : {}) };
}
