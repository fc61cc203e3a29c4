import { expect } from 'vitest';
import { appState, asyncStorage, test, written } from '../../../test/fake-phone.ts';

test('where consent is required nothing is kept or sent before it', async ({ clock, cloud, start }) => {
  const { device, storage } = asyncStorage();
  const crow = start({ storage, consent: 'required' });
  crow.track('held');
  await clock.pass(60_000);
  await written();
  expect(device.size).toBe(0);
  expect(cloud.tries).toEqual([]);
  crow.setConsent({ analytics: true });
  crow.track('open');
  await crow.flush();
  expect(cloud.names()).toEqual(['held', 'open']);
  expect(cloud.batches()[1]?.consent).toEqual({ analytics: true, personalization: false, aiProcessing: false });
});

test('who opts out is forgotten, also by the next start', async ({ cloud, start }) => {
  const { device, storage } = asyncStorage();
  const states = appState();
  const crow = start({ storage, appState: states });
  crow.track('before');
  await written();
  crow.optOut();
  crow.track('after');
  await written();
  expect([...device.keys()]).toEqual(['crow.k_test.consent']);
  expect(states.listeners.size).toBe(0);
  const next = start({ storage });
  next.track('later');
  await next.flush();
  expect(cloud.tries).toEqual([]);
  next.optIn();
  next.track('again');
  await next.flush();
  expect(cloud.names()).toEqual(['again']);
});
