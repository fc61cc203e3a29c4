import { WorkerEntrypoint } from 'cloudflare:workers';

let version = 1;
let left = Number.POSITIVE_INFINITY;

/** Equal texts get equal vectors, different ones nearly orthogonal ones. */
function vectorOf(text) {
  let state = [...text].reduce((sum, letter) => (Math.imul(sum, 31) + letter.codePointAt(0)) | 0, 7);
  return Array.from({ length: 64 }, () => {
    state = (Math.imul(state, 1103515245) + 12345) | 0;
    return (state >> 8) / 2 ** 23;
  });
}

export class Embedder extends WorkerEntrypoint {
  embed(texts) {
    if (texts.length > 1 && left-- <= 0) throw new Error('as the test wishes');
    return { model: this.model(), vectors: texts.map(vectorOf) };
  }

  model() {
    return `fake@64@${version}`;
  }

  /** From now on it is another model. */
  become(next) {
    version = next;
  }

  /** Calls for several texts that are still answered. */
  answerOnly(calls) {
    left = calls;
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
