/**
 * What an erased session is remembered by, so that nothing of it comes back: 64 hexadecimal digits, from which nobody learns its id.
 * SHA-256 over organization and session.
 */
export async function erasedName(organizationId: string, sessionId: string): Promise<string> {
  return sha256Of(JSON.stringify([organizationId, sessionId]));
}

/** SHA-256 of the name of an object that was removed, for receipts: 64 hexadecimal digits. */
export async function removedObjectName(key: string): Promise<string> {
  return sha256Of(key);
}

async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
