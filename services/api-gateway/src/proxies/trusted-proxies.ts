const NOBODY: ReadonlySet<string> = new Set();

/** What was read last: the setting is the same for as long as an isolate lives. */
let known: { text: string; digests: ReadonlySet<string> } | undefined;

/**
 * Reads `TRUSTED_PROXIES`: SHA-256 digests (64 hexadecimal digits) of proxies' secrets, with commas or spaces between
 * them. Digests, so that the setting itself is no secret; several, so that a secret can be changed without a gap.
 * @throws when a part is no such digest, because a proxy that is silently not believed would give wrong places
 */
export function readTrusted(text: string): ReadonlySet<string> {
  if (!text) return NOBODY;
  if (known?.text === text) return known.digests;
  const digests = text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
  const wrong = digests.findIndex((digest) => !/^[0-9a-f]{64}$/.test(digest));
  // The part itself is not told: it may be a secret that was put there by mistake.
  if (wrong >= 0)
    throw new Error(`TRUSTED_PROXIES: part ${wrong + 1} is not a SHA-256 digest of 64 hexadecimal digits`);
  known = { text, digests: new Set(digests) };
  return known.digests;
}
