import { createServer } from 'node:net';

/**
 * Makes sure that a port is free on both loopback addresses.
 * @throws with what to do when somebody listens there
 */
export async function requireFreePort(port: number, variable: string): Promise<void> {
  for (const host of ['127.0.0.1', '::1']) {
    const code = await tryListening(port, host);
    // A machine without IPv6 has no ::1; then there is nothing to collide with.
    if (code === null || code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue;
    if (code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} is in use by another program. End it, or choose another port: ${variable}=${port + 100} npm start`,
      );
    }
    throw new Error(`Port ${port} can't be used on ${host}: ${code}. Choose another: ${variable}=… npm start`);
  }
}

function tryListening(port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ port, host }, () => server.close(() => resolve(null)));
  });
}
