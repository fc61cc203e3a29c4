import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from '../../scripts/ensure-browser.mjs';
import { installApart, runVisibly } from '../../scripts/install-apart.ts';

/** Installs the clients when they are missing, and runs them against CROW. */
const HERE = dirname(fileURLToPath(import.meta.url));
process.env.CHROMIUM_PATH = ensureBrowser();
installApart(HERE, 'the clients of Segment and RudderStack');
runVisibly('tsc', ['-p', '.'], HERE);
runVisibly('playwright', ['test', '-c', 'playwright.config.ts'], HERE);
