/** The gateway reads bodies in the same way, so it is a contract. */
export { readBody } from '@crow/contracts';
