/** Ways to install the tracker, by what a shop is made with, and their names. */
export const WAYS = {
  script: 'Script tag',
  npm: 'npm',
  react: 'React',
  'react-native': 'React Native',
  electron: 'Electron',
} as const;

export type Way = keyof typeof WAYS;

/** Package managers, and how each adds packages. */
export const MANAGERS = { npm: 'npm install', pnpm: 'pnpm add', bun: 'bun add' } as const;

export type Manager = keyof typeof MANAGERS;
