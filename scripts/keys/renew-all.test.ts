import { expect, test } from 'vitest';
import { renewAll } from './renew-all.ts';

test('all keys are renewed, page by page', async () => {
  const asked: string[] = [];
  const pages = [
    { checked: 50, renewed: 50, unreadable: [], next: 'key_m' },
    { checked: 3, renewed: 1, unreadable: ['key_z'], next: null },
  ];
  const sum = await renewAll((path) => {
    asked.push(path);
    return Promise.resolve(Response.json(pages[asked.length - 1]));
  });
  expect(asked).toEqual(['/v1/setup/renew-keys', '/v1/setup/renew-keys?after=key_m']);
  expect(sum).toEqual({ checked: 53, renewed: 51, unreadable: ['key_z'] });
});

test('a refusal ends it with what was answered', async () => {
  const refuse = () => Promise.resolve(Response.json({ title: 'No valid credentials' }, { status: 401 }));
  await expect(renewAll(refuse)).rejects.toThrow('401: {"title":"No valid credentials"}');
});
