interface Environment {
  /** The objects of all keys. */
  KEYS: DurableObjectNamespace;
}

/** What the door is asked: a method of a key's object. */
export interface Knock {
  keyId: string;
  method: string;
  args: unknown[];
}

/**
 * The way to the keys' objects for gateways in other processes. On the platform every gateway reaches every object; a bare runtime reaches its
 * own only.
 */
export default {
  async fetch(request, env) {
    const { keyId, method, args } = await request.json<Knock>();
    const object = env.KEYS.get(env.KEYS.idFromName(keyId)) as unknown as Record<
      string,
      (...args: unknown[]) => Promise<unknown>
    >;
    return Response.json((await object[method]?.(...args)) ?? null);
  },
} satisfies ExportedHandler<Environment>;
