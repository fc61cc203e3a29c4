import { renewAll } from './keys/renew-all.ts';
import { ensureSecrets } from './stack/secrets.ts';
import { addressesOf, readSettings } from './stack/settings.ts';

/**
 * Brings all API keys of a deployment under its current key-encryption key and pepper: `npm run keys:renew`. By itself that
 * of the local stack; another one by `CROW_URL` and `CROW_SETUP_TOKEN`. See docs/runbooks/rotate-secrets.md.
 */
const settings = readSettings();
const address = process.env.CROW_URL ?? addressesOf(settings).api;
const token = process.env.CROW_SETUP_TOKEN ?? ensureSecrets(settings.dataDir).SETUP_TOKEN;

const { checked, renewed, unreadable } = await renewAll((path) =>
  fetch(new URL(path, address), { method: 'POST', headers: { authorization: `Bearer ${token}` } }),
);
console.log(`${checked} keys looked at, ${renewed} renewed, ${unreadable.length} can’t be decrypted.`);
for (const keyId of unreadable) console.log(`  ${keyId}`);
if (unreadable.length > 0) process.exitCode = 1;
