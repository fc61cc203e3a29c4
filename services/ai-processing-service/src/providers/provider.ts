import type { Understanding, UnderstandingInput } from '@crow/contracts';

/** Something that understands sessions. Whatever stands behind it, what it returns has passed the check of claims. */
export interface UnderstandingProvider {
  /** @throws {PermanentError} when the session can't be understood, however often it is tried */
  understand(input: UnderstandingInput): Promise<Understanding>;
}
