import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2023',
    // Inlined data URLs would need exceptions in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  preview: { headers: headersForEveryPath() },
});

/** The headers that the deployed shop sends with every answer, so that a preview runs under the same policy. */
function headersForEveryPath(): Record<string, string> {
  const rules = readFileSync(new URL('./public/_headers', import.meta.url), 'utf8').split(/\n(?=\/)/);
  const lines =
    rules
      .find((rule) => rule.startsWith('/*\n'))
      ?.split('\n')
      .slice(1) ?? [];
  return Object.fromEntries(
    lines
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
  );
}
