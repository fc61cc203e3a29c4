import { WorkerEntrypoint } from 'cloudflare:workers';

/** Knows every organization but `org_gone`; `org_words` has words of its own. */
export class Directory extends WorkerEntrypoint {
  findKey() {
    return null;
  }

  resolveLogin() {
    return null;
  }

  readOrganization(id) {
    if (id === 'org_gone') return null;
    const terms = id === 'org_words' ? { terms: { Kiste: 'cart' } } : {};
    return { id, name: `Shop ${id}`, language: 'en', idleMs: 30_000, ...terms, catalog: [] };
  }
}

const recorded = [];
let failures = 0;

/** Knows every key but `key_gone`, and what was recorded. */
export class Records extends WorkerEntrypoint {
  keyName(_organizationId, keyId) {
    return keyId === 'key_gone' ? null : `Name of ${keyId}`;
  }

  record(organizationId, entry) {
    if (failures > 0) {
      failures -= 1;
      throw new Error('as the test wishes');
    }
    if (entry.recordId && recorded.some(({ recordId }) => recordId === entry.recordId)) return;
    recorded.push({ organizationId, ...entry });
  }

  /** The next times that something is to be recorded fail. */
  failNext(times) {
    failures = times;
  }

  entries(organizationId) {
    return recorded.filter((entry) => entry.organizationId === organizationId);
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
