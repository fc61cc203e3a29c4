import { expect, test } from 'vitest';
import { createEmbedder, EMBED_LIMITS } from './embed-texts.ts';

function counted(remembered?: number) {
  const asked: string[] = [];
  const embed = createEmbedder(
    () => (text) => {
      asked.push(text);
      return [text.length];
    },
    remembered,
  );
  return { embed, asked };
}

test('each text gets its vector, in order, and equal texts are computed once', () => {
  const { embed, asked } = counted();
  expect(embed(['aa', 'b', 'aa']).vectors).toEqual([[2], [1], [2]]);
  embed(['b']);
  expect(asked).toEqual(['aa', 'b']);
});

test('the least recently used is forgotten first', () => {
  const { embed, asked } = counted(2);
  for (const text of ['a', 'b', 'a', 'c', 'a', 'b']) embed([text]);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test.each([
  [[], 'PermanentError: a call takes 1 to 64 texts'],
  [new Array(EMBED_LIMITS.texts + 1).fill('x'), '1 to 64 texts'],
  [['x', ' \n'], 'text 1 is empty'],
  [['x'.repeat(EMBED_LIMITS.characters + 1)], 'longer than 4000 characters'],
])('%# is refused for good, with what is wrong', (texts, message) => {
  expect(() => counted().embed(texts)).toThrow(message);
});
