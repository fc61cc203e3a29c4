import type { Kernel } from './assemble.ts';
import { compare, multiply } from './kernels.ts';

/** The modules that services are bundled with. */
export const FILES: readonly { path: string; kernels: readonly Kernel[] }[] = [
  { path: 'services/interaction-service/src/vectors/compare.wasm', kernels: [compare] },
  { path: 'services/embedding-service/src/encoder/multiply.wasm', kernels: [multiply] },
];
