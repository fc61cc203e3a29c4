/**
 * The question as patterns read it: lower case, straight quotes and apostrophes. Each character stays at its place,
 * so that what is found can be shown in the owner's own words.
 */
export function plainText(question: string): string {
  return [...question.replace(/[‘’´`]/g, "'").replace(/[“”„«»]/g, '"')]
    .map((letter) => {
      const small = letter.toLowerCase();
      return small.length === letter.length ? small : letter;
    })
    .join('');
}
