import { createCrowMain } from '../../src/electron/main.ts';
import { AppStub, IpcMainStub } from './stub.ts';

/**
 * An application that tracks while its server can't be reached, and dies before anything is sent: in the same task,
 * right after the SDK had its turn. `node killed.ts <folder>`
 */
const crow = createCrowMain({
  app: new AppStub(`${process.argv[2]}`),
  ipcMain: new IpcMainStub(),
  net: { fetch: () => Promise.reject(new TypeError('net::ERR_INTERNET_DISCONNECTED')) },
  apiKey: 'crow_pk_test',
  endpoint: 'https://crow.example',
});
for (let i = 0; i < 50; i++) crow.track(`e${i}`);
queueMicrotask(() => process.kill(process.pid, 'SIGKILL'));
