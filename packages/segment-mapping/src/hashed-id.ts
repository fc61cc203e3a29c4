/** Characters of a hash, 6 bits each: 162 bits, which nothing shares by chance. */
const HASH_LENGTH = 27;

/** An id that the same parts always get, and no others; safe where ids stand. */
export async function hashedId(prefix: string, ...parts: string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(parts));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const base64 = btoa(String.fromCharCode(...digest));
  return prefix + base64.replaceAll('+', '-').replaceAll('/', '_').slice(0, HASH_LENGTH);
}
