/** A host, with an optional leading `*.` and an optional port. */
const ORIGIN = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/;

/**
 * Reads allowed origins as people write them: one a line or separated by commas, with or without a scheme.
 * @returns hosts as the gateway compares them, and what could not be read
 */
export function readOrigins(written: string): { origins: string[]; unreadable: string[] } {
  const hosts = written
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) =>
      part
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/+$/, ''),
    );
  return {
    origins: [...new Set(hosts.filter((host) => ORIGIN.test(host)))],
    unreadable: hosts.filter((host) => !ORIGIN.test(host)),
  };
}
