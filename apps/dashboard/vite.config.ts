import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { sdkScripts } from './build/sdk-scripts.ts';

/** Address of the gateway that `npm run dev` talks to. */
const gateway = process.env.CROW_GATEWAY ?? 'http://127.0.0.1:8787';

export default defineConfig({
  plugins: [react(), sdkScripts()],
  build: {
    target: 'es2023',
    // Inlined data URLs would need exceptions in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': { target: gateway, ws: true }, '/v1': gateway } },
});
