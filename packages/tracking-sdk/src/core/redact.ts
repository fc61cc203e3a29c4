const REDACTED = '[redacted]';
const URL_LENGTH = 4096;

/**
 * Parameters by which shops search, list, choose and advertise: `q`, `page`, `filter[color]`, `sku`, `utm_source`,
 * `gclid`. A value with a parameter in it is none of them.
 */
const HARMLESS =
  /^.([qspk]|utm_\w+|\w+clk?id|query|search|suche|keyword|term|page|sort|filter[^=]*|category|brand|size|colou?r|price|variant|item|(product_?)?(id)?|sku)s?=(?!.*(=|%3d))/i;
/**
 * Groups that may be a card number, 13 to 19 digits (ISO/IEC 7812), or an account number, two letters and 13 to 32
 * more (ISO 13616).
 */
const NUMBER = /[2-6]\d{3}(?:(?:[ .+-]|%20){0,2}\d){9,15}|\b[a-z]{2}\d\d(?:(?:[ .+-]|%20){0,2}[a-z\d]){11,30}/gi;
/** What is a secret by its looks. */
const secrets = [
  // An e-mail address. Lengths are bounded as in RFC 5321, so that a long text takes no quadratic time.
  /[^\s/?&#=;:@"'<>()]{1,64}(?:@|%(?:25)*40)[^\s/?&#=;:@"'<>()]{1,250}\.[a-z]{2,}/gi,
  // Three base64url parts that begin like a JSON object: a JSON Web Token (RFC 7519).
  /eyJ[\w-]{5,}\.[\w-]+\.[\w-]*/g,
];
const harmless: string[] = [];

/**
 * Adds what a customer knows of the own pages.
 * @param parameters names of URL parameters whose values are no secret
 * @param patterns what is removed from texts and addresses
 */
export function teachRedaction(parameters: string[] = [], patterns: RegExp[] = []): void {
  harmless.push(...parameters);
  for (const each of patterns) secrets.push(each.global ? each : new RegExp(each, `${each.flags}g`));
}

/** Removes e-mail addresses, card and account numbers, web tokens and what a customer added from a text. */
export function redactText(text: string): string {
  return secrets
    .reduce((open, secret) => open.replace(secret, REDACTED), text)
    .replace(NUMBER, (found) => {
      // Groups that follow by chance, as the month after a card number, are taken off until the check digits fit.
      for (let head = found; head; head = head.replace(/\W*\w+$/, ''))
        if (isReal(head.replace(/%20|\W/g, ''))) return REDACTED + found.slice(head.length);
      return found;
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
      .replace(/([?&#;][^=&#?;]+=)([^&#;]+)/g, (whole: string, name: string) =>
        HARMLESS.test(whole) || harmless.includes(name.slice(1, -1)) ? whole : name + REDACTED,
      ),
  );
  return redacted.length > URL_LENGTH ? redacted.replace(/[?#].*/s, '').slice(0, URL_LENGTH) : redacted;
}

/** Whether check digits fit: of cards by Luhn (ISO/IEC 7812-1, annex B), of accounts modulo 97 (ISO 13616-1). */
function isReal(number: string): boolean {
  if (!number[12]) return false;
  let sum = 0;
  for (let i = 1; i <= number.length; i++) {
    const digit = number[number.length - i];
    sum += Number(i % 2 ? digit : '0246813579'[Number(digit)]);
  }
  const turned = number.slice(4) + number.slice(0, 4);
  return Number.isNaN(sum)
    ? BigInt(turned.replace(/\D/g, (letter) => `${Number.parseInt(letter, 36)}`)) % 97n === 1n
    : sum % 10 === 0;
}
