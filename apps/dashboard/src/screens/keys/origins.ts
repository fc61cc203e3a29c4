import { isOriginPattern } from '@crow/contracts';

/**
 * Reads allowed domains as people write them: one a line or separated by commas, with or without a scheme, in any
 * script.
 * @returns hosts as the gateway compares them, and what could not be read
 */
export function readOrigins(written: string): { origins: string[]; unreadable: string[] } {
  const hosts = written
    .split(/[\s,]+/)
    .filter((part) => part !== '')
    .map((part) =>
      toAscii(
        part
          .toLowerCase()
          .replace(/^https?:\/\//, '')
          .replace(/\/+$/, ''),
      ),
    );
  return {
    origins: [...new Set(hosts.filter(isOriginPattern))],
    unreadable: hosts.filter((host) => !isOriginPattern(host)),
  };
}

/** Browsers send a host in its ASCII form (IDNA), so it is kept in that. */
function toAscii(host: string): string {
  if (!/[^\x20-\x7e]/.test(host)) return host;
  const [, wildcard = '', name = '', port = ''] = /^(\*\.)?(.*?)(:\d+)?$/.exec(host) ?? [];
  return `${wildcard}${URL.parse(`https://${name}`)?.hostname ?? name}${port}`;
}
