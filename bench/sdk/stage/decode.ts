import { gunzipSync, inflateSync } from 'node:zlib';

/** A body as text; gzip and zlib are undone by their first bytes, since not every SDK says what it sent. */
export function textOf(body: Buffer): string {
  try {
    if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body).toString();
    if (body[0] === 0x78 && (body[1] === 0x9c || body[1] === 0x01 || body[1] === 0xda))
      return inflateSync(body).toString();
  } catch {
    return body.toString('latin1');
  }
  return body.toString();
}

/** Parses JSON. @returns undefined for anything else */
export function jsonOf(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** JSON that is sent as it is, or in base64 (both alphabets). */
export function jsonOrBase64(text: string | null | undefined): unknown {
  return jsonOf(text) ?? jsonOf(Buffer.from(text ?? '', 'base64').toString());
}

/** A list as it is, anything else that exists as a list of one. */
export function listOf(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A field of an object that came from outside. */
export function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** A field that must be a text that is not empty. */
export function textField(value: unknown, name: string): string | undefined {
  const found = fieldOf(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/**
 * Everything that a text may say once its layers are taken off: as sent, with percent-encoding undone (twice), with
 * escapes of JSON undone, and with each run of base64 undone. For looking for what must not be there.
 */
export function unfold(text: string): string {
  const layers = new Set<string>();
  let frontier = [text];
  for (let depth = 0; depth < 3; depth++) {
    const next: string[] = [];
    for (const layer of frontier) {
      if (layers.has(layer)) continue;
      layers.add(layer);
      next.push(percentDecoded(layer), layer.replaceAll('\\"', '"').replaceAll('\\/', '/'));
      for (const [run] of layer.matchAll(/[A-Za-z0-9+/_-]{24,}={0,2}/g)) {
        const plain = Buffer.from(run, 'base64').toString();
        if (/^[\x20-\x7e\s]{12,}/.test(plain)) next.push(plain);
      }
    }
    frontier = next;
  }
  return [...layers].join('\n');
}

function percentDecoded(text: string): string {
  return text.replaceAll('+', ' ').replace(/(%[0-9a-f]{2})+/gi, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}
