export { createMinter, type Minter, type TokenSubject } from './mint.ts';
export { createVerifier, InvalidTokenError, refuseToken, type Verifier } from './verify.ts';
