import { WorkerEntrypoint } from 'cloudflare:workers';

const calls = [];
const readings = new Map();
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

  calls() {
    return calls;
  }

  put(reading) {
    readings.set(reading.sessionId, reading);
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
