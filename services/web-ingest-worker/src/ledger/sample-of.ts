/** Characters of an event that are kept to look at. */
const SAMPLE_LENGTH = 2_000;

/**
 * Fields whose values are shown: what the page says of itself, and what the protocol counts. Of all others, those that no schema knows
 * included, only the names and shapes are: there a page puts what it knows of a person.
 */
const SHOWN = new Set(
  `type id t ts page url title name action element product form field fields constraint navigation campaign viewport x y
  viewportX viewportY elementX elementY count visibleMs scrollDepth containerDepth found durationMs filled metrics targets
  methods origin script line column method status`.split(/\s+/),
);

/**
 * A refused event as it is kept to look at: its JSON, cut at 2,000 characters, without what may be of a person. Empty for an event that is nested
 * deeper than it can be written.
 */
export function sampleOf(event: unknown): string {
  try {
    const shown = isObject(event)
      ? Object.fromEntries(
          Object.entries(event).map(([name, value]) => [name, SHOWN.has(name) ? value : veiled(value)]),
        )
      : veiled(event);
    return (JSON.stringify(shown) ?? '').slice(0, SAMPLE_LENGTH).toWellFormed();
  } catch (error) {
    if (error instanceof RangeError) return ''; // the stack is used up
    throw error;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same shape, with how long texts are instead of what they say. */
function veiled(value: unknown): unknown {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === 'string') return `(${part.length} characters)`;
    return typeof part === 'number' ? '(number)' : part;
  });
  return text === undefined ? undefined : JSON.parse(text);
}
