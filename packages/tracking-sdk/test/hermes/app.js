// An application on the bare engine, with no more around it than React Native has: no DOM, no crypto, no TextEncoder.
// Prints what `fetch` was asked to send, one line of JSON for each request.
import { createCrow } from '../../dist/react-native.js';

globalThis.performance = { now: () => Date.now() };
globalThis.console = { warn: (...said) => print(JSON.stringify({ warned: said.join(' ') })) };
globalThis.AbortController = function AbortController() {
  this.signal = {};
  this.abort = () => {};
};
globalThis.fetch = (url, init) => {
  print(JSON.stringify({ url, method: init.method, body: init.body }));
  return Promise.resolve({
    status: 202,
    headers: { get: () => null },
    text: () => Promise.resolve('{"rejected":[],"serverTime":1}'),
  });
};

const kept = new Map();
const storage = {
  getItem: (key) => Promise.resolve(kept.has(key) ? kept.get(key) : null),
  setItem: (key, value) => Promise.resolve(kept.set(key, value)),
  removeItem: (key) => Promise.resolve(kept.delete(key)),
  getAllKeys: () => Promise.resolve(Array.from(kept.keys())),
};
const listeners = [];
const appState = {
  addEventListener(_type, listener) {
    listeners.push(listener);
    return { remove() {} };
  },
};
let seed = 7;
const randomBytes = (bytes) => {
  for (let i = 0; i < bytes.length; i++) {
    seed = (seed * 16807) % 2147483647;
    bytes[i] = seed & 255;
  }
  return bytes;
};

const crow = createCrow({
  apiKey: 'crow_pk_test',
  debug: true,
  endpoint: 'https://crow.example',
  app: { name: 'Shop', version: '2.1' },
  ...{ storage, appState, randomBytes },
});
crow.screen('Home');
crow.screen('Product', { id: 'laptop-x1', token: 'secret' });
crow.track('add_to_cart', { product_id: 'laptop-x1', text: 'a\ud800b', price: 1299 });
crow.identify('user-7', { plan: 'pro' });
crow.flush().then(() => {
  for (const listener of listeners) listener('background');
  return Promise.resolve().then(() => print(JSON.stringify({ audit: crow.audit(), kept: Array.from(kept.keys()) })));
});
