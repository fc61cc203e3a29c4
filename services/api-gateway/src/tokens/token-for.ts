import type { ServiceName } from '@crow/contracts';
import { createMinter, type Minter, type TokenSubject } from '@crow/service-auth';
import type { Environment } from '../environment.ts';

let minter: Minter | undefined;

/** An internal token for one service; minted once for many requests of the same subject. */
export function tokenFor(env: Environment, audience: ServiceName, subject: TokenSubject): Promise<string> {
  minter ??= createMinter(env.GATEWAY_SIGNING_JWK);
  return minter.tokenFor(audience, subject);
}
