/** Made by `build/sdk-scripts.ts` from the SDK that this dashboard serves. */
declare module 'virtual:sdk-scripts' {
  /** The script for script tags: where it is served, and its `integrity`. */
  export const tracker: { path: string; integrity: string };
  /** Text of the script that keeps calls, and sends a visit that ends early, until the tracker has loaded. */
  export const stub: string;
}
