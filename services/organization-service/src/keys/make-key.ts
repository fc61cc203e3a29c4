const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const SECRET_ALPHABET = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${ID_ALPHABET}`;

/** A new id of an API key, `key_` and 12 characters (62 bits). */
export function makeKeyId(): string {
  return `key_${randomText(ID_ALPHABET, 12)}`;
}

/** A new secret of an API key: 32 letters and digits (190 bits). */
export function makeKeySecret(): string {
  return randomText(SECRET_ALPHABET, 32);
}

function randomText(alphabet: string, length: number): string {
  // Bytes beyond the last whole multiple are thrown away: a plain remainder would favour the first letters.
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}
