/** A readable name from a path segment or product id: `laptop-x1` becomes `Laptop X1`. */
export function nameFromSlug(slug: string): string {
  return slug
    .replace(/\.(?:html?|php|aspx?)$/i, '')
    .split(/[-_+\s]+/)
    .filter(Boolean)
    .map((word) => (/^[a-z]{1,2}\d+[a-z]?$/.test(word) ? word.toUpperCase() : capitalize(word)))
    .join(' ');
}

function capitalize(word: string): string {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
}
