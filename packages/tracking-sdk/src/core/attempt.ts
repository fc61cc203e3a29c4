/** What a function returns; undefined when it throws. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/**
 * What a JSON text says; nothing when it is none. What does not even begin like JSON is not tried: an exception takes
 * milliseconds in a script that has just come, since the engine reads it once more to say where it happened.
 */
export function parsed(json: unknown) {
  // What is no text does not begin like JSON either.
  return attempt(() => JSON.parse(/^[\Wtfn\d]/.test(json as string) ? (json as string) : 'null'));
}
