/** Secrets of the proxies that the tests' gateway believes. */
export const PROXY_SECRETS = ['a-proxy-secret-of-the-tests', 'the-one-that-follows-it'] as const;
