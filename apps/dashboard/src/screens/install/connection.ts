/** Where a shop's events go. */
export interface Connection {
  /** The organization's public key, or what stands in its place. */
  apiKey: string;
  /** Address of the gateway, without a slash at its end. */
  endpoint: string;
}
