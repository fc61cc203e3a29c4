/** Shapes of questions, each with what it makes the search do. `#` becomes another number each time, `%` that of a product: no question is asked twice. */
export const QUESTIONS: readonly (readonly [kind: string, question: string])[] = [
  ['meaning', 'people who looked at # things before they changed their mind'],
  ['meaning', 'somebody wrote to us about delivery number #'],
  ['meaning', 'compared # laptops and could not decide'],
  ['filters', 'returning visitors who thought about # things and gave up at payment last week'],
  ['filters', 'visitors from Germany with # problems who abandoned the cart in the last 30 days'],
  ['filters', 'newsletter readers who had # rage clicks'],
  ['exact', 'order F20#'],
  ['product', 'who liked Product % best'],
];

/** Questions in turn, each of its own words. */
export function* questions(count: number): Generator<{ kind: string; question: string }> {
  for (let number = 0; number < count; number++) {
    const [kind, shape] = QUESTIONS[number % QUESTIONS.length] ?? ['', ''];
    const question = shape
      .replaceAll('#', String(1000 + ((number * 37) % 400)))
      .replaceAll('%', String((number * 37) % 500));
    yield { kind, question };
  }
}
