/**
 * Whether two secrets are equal, in a time that depends on the length of `presented` only,
 * so that answers don't tell how much of a guess was right.
 */
export function equalInConstantTime(presented: string, expected: string): boolean {
  let difference = presented.length ^ expected.length;
  for (let index = 0; index < presented.length; index++) {
    // Past its end `expected` yields NaN, which XOR takes as 0; the lengths already differ then.
    difference |= presented.charCodeAt(index) ^ expected.charCodeAt(index);
  }
  return difference === 0;
}
