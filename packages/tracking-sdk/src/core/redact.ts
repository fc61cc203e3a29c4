const REDACTED = '[redacted]';
const URL_LENGTH = 4096;

/** Parameter names that announce a secret, wherever the word stands in them. */
const SECRET_NAME =
  /token|passw|pwd|secret|e-?mail|auth(?!or)|jwt|otp|signature|credential|session|phone|iban|card|cvv|cvc|ssn|^(sid|sig|pin|state|nonce|user(name)?)$|key$|code$/i;
/** Lengths are bounded as in RFC 5321, so that a long text takes no quadratic time. */
const EMAIL = /[^\s/?&#=;:@"'<>()]{1,64}(?:@|%40)[^\s/?&#=;:@"'<>()]{1,250}\.[a-z]{2,}/gi;
/** Card numbers have 13 to 19 digits (ISO/IEC 7812), often in groups. */
const DIGITS = /\d(?:(?:[ .+-]|%20){0,2}\d){12,18}/g;
/** Three base64url parts that begin like a JSON object: a JSON Web Token (RFC 7519). */
const JWT = /eyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g;

/** Removes e-mail addresses, card numbers and web tokens from a text. */
export function redactText(text: string): string {
  return text
    .replace(EMAIL, REDACTED)
    .replace(JWT, REDACTED)
    .replace(DIGITS, (digits) => (isCardNumber(digits.replace(/%20|\D/g, '')) ? REDACTED : digits));
}

/**
 * Removes secrets from a URL: parameters of query and hash whose name announces one, user and password before the
 * host, and what {@link redactText} finds anywhere. Works on the text, so that the rest of the address stays as it was.
 * An address that is longer than the server takes loses its query and hash: a cut one would name another page.
 */
export function redactUrl(url: string): string {
  const open = url
    .replace(/^([a-z][\w+.-]*:)?\/\/[^/?#]*@/i, '$1//')
    .replace(/([?&#;])([^=&#?;]+)=([^&#;]*)/g, (whole, before: string, name: string) =>
      SECRET_NAME.test(decoded(name)) ? `${before}${name}=${REDACTED}` : whole,
    );
  const redacted = redactText(open);
  return redacted.length > URL_LENGTH ? redacted.replace(/[?#].*$/s, '').slice(0, URL_LENGTH) : redacted;
}

/** The check digit of card numbers (ISO/IEC 7812-1, annex B: Luhn). */
function isCardNumber(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (1 + (i % 2));
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a bare percent sign: the name was not encoded
  }
}
