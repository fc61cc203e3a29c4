/** What became of a payment. */
export type PaymentAnswer = { state: 'paid' } | { state: 'failed'; reason: 'card_declined' };

/** Time that a bank takes, about, milliseconds. */
const BANK_MS = 500;

/**
 * Plays the bank. No card is charged and no number leaves the page; one that ends in 0002 is declined.
 * @param wait passes the time that a bank would take
 */
export async function payWithDemoCard(
  cardNumber: string,
  wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<PaymentAnswer> {
  await wait(BANK_MS);
  const isDeclined = cardNumber.replace(/\D/g, '').endsWith('0002');
  return isDeclined ? { state: 'failed', reason: 'card_declined' } : { state: 'paid' };
}
