import { DurableObject, WorkerEntrypoint } from 'cloudflare:workers';

const received = [];

/** Stands for the sessions of the ingest worker: answers with what it got, or as the session's id says. */
export class SessionObject extends DurableObject {
  async eventIds(token) {
    const [, sessionId] = this.ctx.id.name.split('/');
    return sessionId === 'ses_none' ? null : { sessionId, eventIds: [token], followedBy: [] };
  }

  async receive(token, { text, ...batch }) {
    const { sessionId, batchId } = batch;
    if (sessionId === 'ses_broken') throw new Error('the secret of the ingest worker');
    if (sessionId === 'ses_leaving' && !(await this.ctx.storage.get('left'))) {
      await this.ctx.storage.put('left', true);
      await this.ctx.storage.sync();
      this.ctx.abort('as an object that leaves memory');
    }
    if (sessionId === 'ses_refused') return { type: 'urn:crow:problem:unavailable', title: 'Unavailable', status: 503 };
    const [, accepted, again] = /^ses_of_(\d+)(_again)?$/.exec(sessionId) ?? [];
    if (accepted) return { batchId, accepted: Number(accepted), rejected: [], duplicate: again !== undefined };
    const { userId, events = [] } = text.startsWith('{') ? JSON.parse(text) : {};
    if (events.length > 0) {
      received.push({ token, ...batch, batch: JSON.parse(text) });
      // Users may be called for what happens to their batches.
      if (userId === 'crash') throw new Error('the secret of the ingest worker');
      if (userId === 'late') {
        const rejected = [1, 2].map((index) => ({ index, code: 'time_out_of_range', message: 'too old' }));
        return { batchId, accepted: events.length - rejected.length, duplicate: false, rejected };
      }
      if (userId === 'down') return { type: 'urn:crow:problem:unavailable', title: 'Unavailable', status: 503 };
    }
    return {
      batchId,
      accepted: events.length,
      duplicate: false,
      rejected: [],
      got: { name: this.ctx.id.name, token, text, ...batch },
    };
  }
}

/** Stands for the ledger: answers with what it was asked. */
export class LedgerReader extends WorkerEntrypoint {
  async read(token, query) {
    return { token, ...query };
  }

  async rejected(token, query) {
    return { token, ...query, groups: [] };
  }

  async fate(token, eventId) {
    return { token, eventId, fate: 'unknown' };
  }
}

/** Gives out the batches with events, in the order in which they came. */
export default {
  fetch: () => Response.json(received),
};
