/**
 * Whether the last digit of a card number fits the others.
 * Finds mistyped numbers, not wrong ones (ISO/IEC 7812-1, annex B).
 * @param number digits, with spaces or hyphens between them
 */
export function passesLuhn(number: string): boolean {
  const digits = number.replace(/[\s-]/g, '');
  if (!/^\d{12,19}$/.test(digits)) return false;
  let sum = 0;
  for (const [index, character] of [...digits].reverse().entries()) {
    const digit = Number(character);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
