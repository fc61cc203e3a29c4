export { type Caller, type CallerReader, createCallerReader, createReaderReader, type Reader } from './caller.ts';
export { equalInConstantTime } from './constant-time.ts';
export { createKeyDigester, createKeyMatcher, type KeyDigester, type KeyMatcher } from './key-digest.ts';
export { createMinter, type Minter, type TokenSubject } from './mint.ts';
export { createVerifier, InvalidTokenError, refuseToken, type Verifier } from './verify.ts';
