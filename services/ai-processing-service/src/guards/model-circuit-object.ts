import { DurableObject } from 'cloudflare:workers';

/** Until when a model with a key is not asked, for all isolates. One object for each pair of model and key. */
export class ModelCircuitObject extends DurableObject {
  /** Keeps from asking until a time, Unix milliseconds; an earlier time than the one that is kept changes nothing. */
  async openUntil(until: number): Promise<void> {
    if (until > (await this.isOpenUntil())) await this.ctx.storage.put('until', until);
  }

  /** Unix milliseconds; 0 when asking never failed for good. */
  async isOpenUntil(): Promise<number> {
    return (await this.ctx.storage.get<number>('until')) ?? 0;
  }
}
