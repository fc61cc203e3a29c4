import { expect, test } from '@playwright/test';
import { OwnerClient } from '../stack/client.ts';
import { Stack } from '../stack/stack.ts';
import { runShellOf } from './shell.ts';

const stack = new Stack({ port: 8864, idleMs: 600_000 });

test.beforeAll(() => stack.start());
test.afterAll(() => stack.dispose());

test('what the guide to the wire protocol says to type works as it stands there', async () => {
  const owner = new OwnerClient(stack.demo);
  await owner.logIn();
  const { key } = await owner.change<{ key: string }>('POST', '/api/keys', { name: 'Shell', kind: 'secret' });
  const env = { CROW: stack.demo.endpoint, KEY: stack.demo.apiKey, SECRET_KEY: key };
  const answers = runShellOf('docs/wire-protocol.md', env)
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { accepted: 2, duplicate: false, rejected: [{ index: 2, code: 'missing_field', field: 'element' }] },
    { accepted: 2, duplicate: true },
    { eventIds: ['hand-0', 'hand-1'], followedBy: [] },
  ]);
});
