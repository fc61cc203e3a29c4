import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of a local stack, by the names that the services declare in their `wrangler.jsonc`. */
export type StackSecrets = Record<
  'AUTH_SECRET' | 'GATEWAY_SIGNING_JWK' | 'INTERNAL_PUBLIC_JWKS' | 'KEY_ENCRYPTION_KEYS' | 'KEY_PEPPER' | 'SETUP_TOKEN',
  string
>;

/**
 * Reads the secrets of a data folder, or makes them on the first start. Only their owner can read the file.
 * @throws when there is a file that doesn't hold all of them: other ones would open nothing of what is there
 */
export function ensureSecrets(dataDir: string): StackSecrets {
  const path = join(dataDir, 'secrets.json');
  const secrets = makeSecrets();
  if (existsSync(path)) return kept(path, Object.keys(secrets) as (keyof StackSecrets)[]);
  writePrivately(path, JSON.stringify(secrets, null, 2));
  return secrets;
}

function kept(path: string, names: readonly (keyof StackSecrets)[]): StackSecrets {
  const secrets = parsed(readFileSync(path, 'utf8'));
  const missing = names.filter((name) => typeof secrets?.[name] !== 'string');
  if (secrets && missing.length === 0) return secrets as StackSecrets;
  const what = secrets ? `has no ${missing.join(', ')}` : 'is no JSON';
  throw new Error(
    `${path} ${what}: the folder is of another version of CROW, or damaged. Put the file back as it was, or begin anew: move the folder away, or CROW_DATA=/another/folder npm start`,
  );
}

function parsed(text: string): Partial<StackSecrets> | null {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivately(path: string, content: string): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function makeSecrets(): StackSecrets {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const kid = randomBytes(6).toString('hex');
  const secret = () => randomBytes(32).toString('base64url');
  return {
    AUTH_SECRET: secret(),
    GATEWAY_SIGNING_JWK: JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' }),
    INTERNAL_PUBLIC_JWKS: JSON.stringify({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid, alg: 'EdDSA', use: 'sig' }],
    }),
    KEY_ENCRYPTION_KEYS: JSON.stringify({ current: '1', keys: { '1': secret() } }),
    KEY_PEPPER: secret(),
    SETUP_TOKEN: secret(),
  };
}
