import type { OrganizationAnalytics } from './organization-analytics.ts';

/** Bindings and secrets of this Worker, as declared in `wrangler.jsonc`. */
export interface Environment {
  ORGANIZATIONS: DurableObjectNamespace<OrganizationAnalytics>;
  /** JSON Web Key Set with the gateway's public keys. */
  INTERNAL_PUBLIC_JWKS: string;
}
