import type { RenewalAnswer } from '@crow/contracts';

/** What became of all keys of a deployment. */
export type Renewed = Omit<RenewalAnswer, 'next'>;

/**
 * Asks a deployment to renew its keys, some at a time, until all were looked at.
 * @param ask answers a path with the deployment's setup token
 * @throws when the deployment refuses or fails; beginning again completes what was done
 */
export async function renewAll(ask: (path: string) => Promise<Response>): Promise<Renewed> {
  const sum: Renewed = { checked: 0, renewed: 0, unreadable: [] };
  let next: string | null = '';
  while (next !== null) {
    const response = await ask(`/v1/setup/renew-keys${next && `?after=${encodeURIComponent(next)}`}`);
    if (!response.ok) throw new Error(`The deployment answered ${response.status}: ${await response.text()}`);
    const answer = (await response.json()) as RenewalAnswer;
    sum.checked += answer.checked;
    sum.renewed += answer.renewed;
    sum.unreadable.push(...answer.unreadable);
    next = answer.next;
  }
  return sum;
}
