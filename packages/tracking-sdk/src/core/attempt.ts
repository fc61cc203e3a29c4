/** What a function returns; undefined when it throws. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** What a JSON text says; undefined when it is none. */
export function parsed(json: string | null | undefined) {
  return attempt(() => JSON.parse(`${json}`));
}
