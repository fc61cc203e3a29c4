import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const MODULE = 'virtual:sdk-scripts';
const TRACKER = 'crow.global.js';

/**
 * Serves the SDK's script for script tags beside the dashboard, under `/sdk/`, and tells the dashboard its address and
 * the hash that browsers check (`virtual:sdk-scripts`), so that the instructions are about the file that is served.
 * @throws Error when the SDK has not been built
 */
export function sdkScripts(): Plugin {
  const path = `/sdk/${TRACKER}`;
  return {
    name: 'sdk-scripts',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load(id) {
      if (id !== `\0${MODULE}`) return undefined;
      const digest = createHash('sha384').update(readScript(TRACKER)).digest('base64');
      return [
        `export const tracker = ${JSON.stringify({ path, integrity: `sha384-${digest}` })};`,
        `export const stub = ${JSON.stringify(readScript('stub.js').trim())};`,
      ].join('\n');
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: path.slice(1), source: readScript(TRACKER) });
    },
    configureServer({ middlewares }) {
      middlewares.use(path, (_, response) => {
        response.setHeader('content-type', 'text/javascript').setHeader('access-control-allow-origin', '*');
        response.end(readScript(TRACKER));
      });
    },
  };
}

function readScript(name: string): string {
  try {
    return readFileSync(fileURLToPath(import.meta.resolve(`@crow/tracking-sdk/${name}`)), 'utf8');
  } catch (cause) {
    throw new Error('The dashboard serves the SDK, which is not built yet: npm run build -w @crow/tracking-sdk', {
      cause,
    });
  }
}
