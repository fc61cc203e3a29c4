/**
 * `POST /v1/setup/renew-keys?after=` with `Authorization: Bearer <SETUP_TOKEN>`: brings the next API keys of the deployment
 * under the current key-encryption key and pepper. Keys stay what they are. Ask again with `next` until it is null; whatever
 * is cut off or asked twice is completed by beginning again.
 */
export interface RenewalAnswer {
  /** Keys that were looked at. */
  checked: number;
  /** Keys of these that were not up to date, and are now. */
  renewed: number;
  /** Ids of keys that can't be decrypted, because their key-encryption key is missing or somebody changed them; they are left as they are. */
  unreadable: string[];
  /** Where to go on; null at the end. */
  next: string | null;
}
