import type { VectorFilter, VectorFilterCondition, VectorMetadata, VectorMetadataValue } from '@crow/contracts';
import { VECTOR_LIMITS } from './limits.ts';

type Scalar = string | number | boolean;

/** Whether a vector's metadata meets every condition of a filter; a missing field meets only `$ne` and `$nin`. */
export function matchesFilter(metadata: VectorMetadata, filter: VectorFilter): boolean {
  return Object.entries(filter).every(([field, condition]) => meets(metadata[field], condition));
}

function meets(value: VectorMetadataValue | undefined, condition: VectorFilterCondition): boolean {
  if (typeof condition !== 'object') return equal(value, condition);
  return Object.entries(condition).every(([operator, operand]) => {
    switch (operator) {
      case '$eq':
        return equal(value, operand as Scalar);
      case '$ne':
        return !equal(value, operand as Scalar);
      case '$in':
        return (operand as Scalar[]).some((item) => equal(value, item));
      case '$nin':
        return !(operand as Scalar[]).some((item) => equal(value, item));
      case '$lt':
        return compared(value, operand, (order) => order < 0);
      case '$lte':
        return compared(value, operand, (order) => order <= 0);
      case '$gt':
        return compared(value, operand, (order) => order > 0);
      case '$gte':
        return compared(value, operand, (order) => order >= 0);
      default:
        throw new RangeError(`unknown filter operator ${operator}`);
    }
  });
}

function equal(value: VectorMetadataValue | undefined, operand: Scalar): boolean {
  if (Array.isArray(value)) return value.some((item) => equal(item, operand));
  return typeof value === 'string' && typeof operand === 'string' ? head(value) === head(operand) : value === operand;
}

function compared(
  value: VectorMetadataValue | undefined,
  operand: unknown,
  holds: (order: number) => boolean,
): boolean {
  if (typeof value === 'number' && typeof operand === 'number') return holds(value - operand);
  if (typeof value !== 'string' || typeof operand !== 'string') return false;
  const [a, b] = [head(value), head(operand)];
  return holds(a < b ? -1 : Number(a > b));
}

function head(text: string): string {
  if (text.length * 3 <= VECTOR_LIMITS.filterBytes) return text;
  const bytes = new TextEncoder().encode(text);
  return new TextDecoder().decode(bytes.subarray(0, VECTOR_LIMITS.filterBytes));
}
