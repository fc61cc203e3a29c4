import { createMinter } from '@crow/service-auth';
import { applyMigrations } from '../../scripts/stack/migrations.ts';
import { requireFreePort } from '../../scripts/stack/ports.ts';
import { untilReady } from '../../scripts/stack/ready.ts';
import { ensureSecrets } from '../../scripts/stack/secrets.ts';
import { type RunningWorkers, startWorkers } from '../../scripts/stack/workers.ts';

const ORGANIZATION = 'org_bench';
const PORT = 8980;
/** Interactions of one request that makes some. */
const FILL = 5_000;

/** The interaction service and the embedding service as `npm start` runs them, behind a door of their own, with stores in a folder. */
export class Stage {
  readonly #workers: RunningWorkers;
  readonly #minter: ReturnType<typeof createMinter>;

  private constructor(workers: RunningWorkers, signingJwk: string) {
    this.#workers = workers;
    this.#minter = createMinter(signingJwk);
  }

  /** @throws when it doesn't start */
  static async open(dataDir: string): Promise<Stage> {
    await requireFreePort(PORT, 'the port of this measure');
    const secrets = ensureSecrets(dataDir);
    await applyMigrations(dataDir);
    const workers = startWorkers({
      configs: [
        'bench/search/workers/door.jsonc',
        'services/interaction-service/wrangler.jsonc',
        'services/embedding-service/wrangler.jsonc',
      ],
      ...{ dataDir, port: PORT, log: 'search.log', variables: secrets },
    });
    const stage = new Stage(workers, secrets.GATEWAY_SIGNING_JWK);
    await untilReady(`http://localhost:${PORT}/ready`, workers.ended);
    return stage;
  }

  /** Makes interactions of these numbers. */
  async fill(from: number, to: number): Promise<void> {
    const { model } = (await this.get('/api/search/index')) as { model: string };
    for (let first = from; first < to; first += FILL) {
      const range = { from: String(first), to: String(Math.min(first + FILL, to)), now: String(Date.now()) };
      const query = new URLSearchParams({ organization: ORGANIZATION, model, ...range });
      await this.#write(query);
    }
  }

  /** Again when it fails, which changes nothing that is there: the development server loses a connection now and then. */
  async #write(query: URLSearchParams, tries = 3): Promise<void> {
    const answer = await fetch(`http://localhost:${PORT}/fill?${query}`, { method: 'POST' });
    if (answer.ok) return;
    const said = await answer.text();
    if (tries <= 1) throw new Error(`filling answered ${answer.status}: ${said}`);
    await this.#write(query, tries - 1);
  }

  /** Asks as the gateway does, in the name of an owner. */
  async get(path: string): Promise<unknown> {
    const claims = { sub: 'user:bench', org: ORGANIZATION, role: 'owner' } as const;
    const token = await this.#minter.tokenFor('interaction-service', claims);
    const response = await fetch(`http://localhost:${PORT}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  close(): Promise<void> {
    return this.#workers.stop();
  }
}
