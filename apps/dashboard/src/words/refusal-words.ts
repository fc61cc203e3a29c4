const WORDS: Record<string, { title: string; help: string }> = {
  origin_not_allowed: {
    title: 'from a domain that is not allowed',
    help: 'If the page is yours, add its domain to the key.',
  },
  rate_limited: { title: 'too fast', help: 'Clients send again later. Raise the limit if this is your usual traffic.' },
  forbidden: { title: 'for what only a login may ask', help: 'Secret keys read, and change nothing.' },
  wrong_key_kind: {
    title: 'for what only the other kind of key may do',
    help: 'Publishable keys send events, secret ones read. A secret key in a page is no secret any more: rotate it.',
  },
  revoked_key: { title: 'after the key was revoked', help: 'A page or a server still uses it: put another key there.' },
  key_expired: { title: 'after the key had expired', help: 'A page or a server still uses it: put another key there.' },
  key_replaced: {
    title: 'after the key was replaced',
    help: 'A page or a server still uses it: put the new key there.',
  },
  too_large: { title: 'too large', help: 'A batch has at most 500 events and 256 KiB; send smaller ones.' },
  malformed_body: { title: 'not readable', help: 'The body is no JSON, or not as the wire protocol says.' },
  unsupported_encoding: { title: 'packed in an unknown way', help: 'Bodies may be packed with gzip or deflate.' },
  unavailable: { title: 'while CROW was not available', help: 'Clients send again; nothing is lost by it.' },
};

/** Why requests with a key were refused, and what to do. Codes that came later than this page are told as they are. */
export function refusalWords(code: string): { title: string; help: string } {
  return WORDS[code] ?? { title: code.replaceAll('_', ' '), help: 'The client was told why.' };
}
