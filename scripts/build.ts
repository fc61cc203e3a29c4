import { buildProduct } from './stack/build.ts';

await buildProduct();
