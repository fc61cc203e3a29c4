import { WorkerEntrypoint } from 'cloudflare:workers';

const calls = [];
const readings = new Map();
const traces = new Map();
let failures = 0;
const note = (what, { organizationId, sessionId, revision }) => {
  calls.push(`${what} ${organizationId}/${sessionId}/${revision}`);
};

/** Remembers what it was told, and reads what tests put in. */
export class SessionControl extends WorkerEntrypoint {
  confirmProcessed(ref) {
    note('processed', ref);
  }

  park(ref) {
    note('parked', ref);
  }

  replay(ref) {
    note('replay', ref);
  }

  read(organizationId, sessionId) {
    return organizationId === 'org_1' ? (readings.get(sessionId) ?? null) : null;
  }

  traceOf(organizationId, sessionId) {
    return traces.get(`${organizationId}/${sessionId}`) ?? { arrivals: [], followedBy: [] };
  }

  erase(organizationId, sessionId) {
    if (failures > 0) {
      failures -= 1;
      throw new Error('as the test wishes');
    }
    note('erased', { organizationId, sessionId, revision: 0 });
    traces.delete(`${organizationId}/${sessionId}`);
    readings.delete(sessionId);
    return { batches: 2, events: 3, archives: [] };
  }

  eraseRefused(organizationId, { keyId }) {
    note('refused', { organizationId, sessionId: keyId, revision: 0 });
  }

  /** How a session came, and what follows it. */
  came(organizationId, sessionId, trace) {
    traces.set(`${organizationId}/${sessionId}`, trace);
  }

  /** The next times that something is to be erased fail. */
  failErasing(times) {
    failures = times;
  }

  calls() {
    return calls;
  }

  put(reading) {
    readings.set(reading.sessionId, reading);
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
