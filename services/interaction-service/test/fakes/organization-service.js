import { WorkerEntrypoint } from 'cloudflare:workers';

/** Knows every organization but `org_gone`. */
export class Directory extends WorkerEntrypoint {
  findKey() {
    return null;
  }

  resolveLogin() {
    return null;
  }

  readOrganization(id) {
    if (id === 'org_gone') return null;
    return { id, name: `Shop ${id}`, language: 'en', idleMs: 30_000, catalog: [] };
  }
}

export default { fetch: () => new Response(null, { status: 404 }) };
