/**
 * A session that no provider can understand, however often it is tried.
 * The message carries the name as well, because errors that cross RPC may lose their class.
 */
export class PermanentError extends Error {
  override name = 'PermanentError';

  constructor(reason: string) {
    super(`PermanentError: ${reason}`);
  }
}
