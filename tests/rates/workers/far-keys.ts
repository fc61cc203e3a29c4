import { DurableObject } from 'cloudflare:workers';
import type { Knock } from './keys-door.ts';

interface Environment {
  /** The door of the process that has the keys' objects. */
  DOOR: Fetcher;
}

/** Stands where a key's object does in a process that doesn't have it, and passes on what a gateway asks for each batch. */
export class KeyObject extends DurableObject<Environment> {
  read(keyId: string): Promise<unknown> {
    return this.#knock('read', [keyId]);
  }

  lease(request: unknown): Promise<unknown> {
    return this.#knock('lease', [request]);
  }

  addUsage(report: unknown): Promise<unknown> {
    return this.#knock('addUsage', [report]);
  }

  async #knock(method: string, args: unknown[]): Promise<unknown> {
    const knock: Knock = { keyId: this.ctx.id.name ?? '', method, args };
    const answer = await this.env.DOOR.fetch('http://door/', { method: 'POST', body: JSON.stringify(knock) });
    if (!answer.ok) throw new Error(`the object of key ${knock.keyId} answered ${answer.status} to ${method}`);
    return answer.json();
  }
}

export default { fetch: () => new Response(null, { status: 404 }) } satisfies ExportedHandler;
