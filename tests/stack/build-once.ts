import { buildProduct } from '../../scripts/stack/build.ts';

/** Builds before the first stack starts: two stacks that start at once must not build into the same folders. */
export default buildProduct;
