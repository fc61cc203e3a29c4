/** @returns the sentence when nothing was typed */
export function missingProblem(value: string, sentence: string): string | undefined {
  return value.trim() === '' ? sentence : undefined;
}

/** Finds addresses that can't be right; whether one exists only a letter can tell. */
export function emailProblem(value: string): string | undefined {
  const missing = missingProblem(value, 'Enter your e-mail address.');
  if (missing) return missing;
  return /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value.trim())
    ? undefined
    : 'Enter an e-mail address like name@example.org.';
}

/** Order numbers are an F and six digits; small letters and spaces are forgiven. */
export function orderNumberProblem(value: string): string | undefined {
  const missing = missingProblem(value, 'Enter the number of your order.');
  if (missing) return missing;
  return isOrderNumber(normalizeOrderNumber(value)) ? undefined : 'Order numbers look like F123456.';
}

export function normalizeOrderNumber(value: string): string {
  return value.replace(/\s/g, '').toUpperCase();
}

function isOrderNumber(value: string): boolean {
  return /^F\d{6}$/.test(value);
}
