/**
 * Fingerprints of batches whose rows were freed, and of ids of events of such batches: 8 bytes of hash and 2 bytes with the number of
 * accepted events each, one after the other. Two batches of a session share a hash by chance once
 * in about 10^11 sessions of 10,000 batches.
 */
const RECORD_BYTES = 10;

export interface SeenBatch {
  batchId: string;
  accepted: number;
}

/** Adds batches to a set of fingerprints. */
export function addFingerprints(known: Uint8Array, batches: readonly SeenBatch[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(known.length + batches.length * RECORD_BYTES);
  bytes.set(known);
  const view = new DataView(bytes.buffer);
  let offset = known.length;
  for (const { batchId, accepted } of batches) {
    const [high, low] = hash(batchId);
    view.setUint32(offset, high);
    view.setUint32(offset + 4, low);
    view.setUint16(offset + 8, accepted);
    offset += RECORD_BYTES;
  }
  return bytes;
}

/** How many batches a set of fingerprints holds. */
export function fingerprintCount(known: Uint8Array): number {
  return known.length / RECORD_BYTES;
}

/** How many events of a batch were accepted when it was seen, or null when it was not. */
export function findFingerprint(known: Uint8Array, batchId: string): number | null {
  if (known.length === 0) return null;
  const [high, low] = hash(batchId);
  const view = new DataView(known.buffer, known.byteOffset, known.byteLength);
  for (let offset = 0; offset < known.length; offset += RECORD_BYTES) {
    if (view.getUint32(offset) === high && view.getUint32(offset + 4) === low) return view.getUint16(offset + 8);
  }
  return null;
}

/**
 * 64 bits of a batch id: FNV-1a over two lanes with different starts, each finished with the
 * mixing steps of MurmurHash3 so that short ids spread over all bits.
 */
function hash(batchId: string): [number, number] {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (let index = 0; index < batchId.length; index++) {
    const unit = batchId.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x85ebca6b) ^ (low >>> 15);
  }
  return [mix(high), mix(low)];
}

function mix(lane: number): number {
  let bits = lane;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
