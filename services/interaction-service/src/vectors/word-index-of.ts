import type { Environment } from '../environment.ts';
import type { WordQuery, WordRecord } from './word-store.ts';

/** Words of one organization's interactions. They lie with the organization, so that no question can reach another's. */
export interface WordIndex {
  /** The last write of an id wins. */
  put(records: WordRecord[]): Promise<void>;
  /** Ids of what holds every phrase, the newest first. */
  find(query: WordQuery): Promise<string[]>;
  /** Notes whether the visitors of some interactions had come before. */
  setReturning(ids: string[], returning: boolean): Promise<void>;
  remove(ids: string[]): Promise<void>;
}

export function wordIndexOf(env: Pick<Environment, 'VECTORS'>, organizationId: string): WordIndex {
  const object = env.VECTORS.getByName(organizationId);
  return {
    put: (records) => object.putWords(records),
    find: (query) => object.findWords(query),
    setReturning: (ids, returning) => object.setReturningWords(ids, returning),
    remove: (ids) => object.removeWords(ids),
  };
}
