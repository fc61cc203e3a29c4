/** How batches name this SDK. The version is the package's; a test holds the two together. */
export const sdk = () => ({ name: 'crow-sdk', version: '0.1.0' });
