const REDACTED = '[redacted]';
const URL_LENGTH = 4096;

/**
 * Parameters by which shops search, list, choose and advertise: `q`, `page`, `filter[color]`, `sku`, `utm_source`.
 * A value with a parameter in it is none of them.
 */
const HARMLESS =
  /^.([qspk]|utm_\w+|query|search|suche|page|sort|filter[^=]*|category|brand|size|color|price|variant|(product_?)?(id)?|sku)s?=(?!.*(=|%3d))/i;
/**
 * Groups that may be a card number, 13 to 19 digits (ISO/IEC 7812), or an account number, two letters and 13 to 32
 * more (ISO 13616).
 */
const NUMBER = /[2-6]\d{3}(([ .+-]|%20){0,2}\d){9,15}|\b[a-z]{2}\d\d(([ .+-]|%20){0,2}[a-z\d]){11,30}/gi;
/** What is a secret by its looks. */
const secrets = [
  // An e-mail address. The length of its name is bounded as in RFC 5321: a long text takes no quadratic time.
  /[^\s/?&#=:]{1,64}(@|%(25)*40)[^\s/?&#=:]+/g,
  // Base64url parts that begin like a JSON object: a JSON Web Token (RFC 7519).
  /eyJ[\w-]+\.[\w.-]+/g,
];
const harmless: string[] = [];

/**
 * Adds what a customer knows of the own pages.
 * @param parameters names of URL parameters whose values are no secret
 * @param patterns what is removed from texts and addresses
 */
export function teachRedaction(parameters: string[], patterns: RegExp[]): void {
  harmless.push(...parameters);
  secrets.push(...patterns.map((each) => new RegExp(each, `${each.flags.replace('g', '')}g`)));
}

/** Removes e-mail addresses, card and account numbers, web tokens and what a customer added from a text. */
export function redactText(text: string): string {
  return secrets
    .reduce((open, secret) => open.replace(secret, REDACTED), text)
    .replace(NUMBER, (found) => {
      let head = found;
      // Groups that follow by chance, as the month after a card number, are taken off until the check digits fit.
      while (head && !isReal(head.replace(/%20|\W/g, ''))) head = head.replace(/\W*\w+$/, '');
      return (head && REDACTED) + found.slice(head.length);
    });
}

/**
 * Removes secrets from a URL: the values of all parameters of query and hash that are not known to be harmless, user
 * and password before the host, and what {@link redactText} finds anywhere. Works on the text, so that the rest of the
 * address stays as it was. An address that is longer than the server takes loses its query and hash: a cut one would
 * name another page.
 */
export function redactUrl(url: string): string {
  const redacted = redactText(
    url
      .replace(/\/\/[^/?#]*@/, '//')
      .replace(/([?&#;][^=&#?;]+=)[^&#;]+/g, (whole: string, name: string) =>
        HARMLESS.test(whole) || harmless.includes(name.slice(1, -1)) ? whole : name + REDACTED,
      ),
  );
  return redacted[URL_LENGTH] ? redacted.replace(/[?#].*/s, '') : redacted;
}

/** Whether check digits fit: of cards by Luhn (ISO/IEC 7812-1, annex B), of accounts modulo 97 (ISO 13616-1). */
function isReal(number: string): unknown {
  let place = number.length;
  let sum = 0;
  let rest = 0;
  for (const each of number) {
    const digit = Number(each);
    sum += place-- % 2 ? digit : (digit * 2) % 9 || digit;
  }
  for (const each of number.slice(4) + number.slice(0, 4)) rest = Number(`${rest}${parseInt(each, 36)}`) % 97;
  return number[12] && (sum % 10 === 0 || rest === 1);
}
