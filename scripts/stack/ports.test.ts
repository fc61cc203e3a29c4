import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { requireFreePort } from './ports.ts';

describe('a port that is needed', () => {
  it('is refused with what to do while another program listens, and accepted after', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await expect(requireFreePort(port, 'CROW_PORT')).rejects.toThrow(`Port ${port} is in use by another program`);
    await new Promise((resolve) => server.close(resolve));
    await expect(requireFreePort(port, 'CROW_PORT')).resolves.toBeUndefined();
  });
});
