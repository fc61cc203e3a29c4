import type { Claim } from '@crow/contracts';
import type { FactKind } from '../facts/fact.ts';
import { fold } from '../roles/fold.ts';
import { type Grounds, toCents } from './grounds.ts';

/** Whether the cited events prove a typed claim. */
export function isProven({ kind, value, event }: Claim, grounds: Grounds): boolean {
  const moment = event === undefined ? undefined : grounds.moments.find(({ id }) => id === event);
  if (event !== undefined && !moment) return false;
  const facts = event === undefined ? grounds.facts : grounds.facts.filter(({ evidence }) => evidence.includes(event));
  switch (kind) {
    case 'product': {
      const products = moment
        ? [...facts.flatMap((fact) => fact.products), ...(moment.product ? [moment.product] : [])]
        : grounds.products;
      return products.some(({ id, name }) => id === value || fold(name) === fold(String(value)));
    }
    case 'amount':
    case 'count':
      return typeof value === 'number' && grounds.numbers.has(toCents(value));
    case 'duration':
      return grounds.durationsMs.some((ms) => Math.round(ms / 1000) === value);
    case 'action':
      return facts.some((fact) => fact.kind === (value as FactKind)) || moment?.action === value;
    case 'page': {
      const moments = moment ? [moment] : grounds.moments;
      return moments.some(({ page }) => page.role === value || page.path === value);
    }
  }
}
