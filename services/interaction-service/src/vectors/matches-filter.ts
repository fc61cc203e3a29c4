import type { VectorFilter, VectorFilterCondition, VectorMetadata, VectorMetadataValue } from '@crow/contracts';
import { VECTOR_LIMITS } from './limits.ts';

type Scalar = string | number | boolean;
type Test = (value: VectorMetadataValue | undefined) => boolean;

/** Whether a vector's metadata meets every condition of a filter; a missing field meets only `$ne` and `$nin`. */
export function matchesFilter(metadata: VectorMetadata, filter: VectorFilter): boolean {
  return filterTest(filter)(metadata);
}

/** The same for many vectors: the filter is looked at once. */
export function filterTest(filter: VectorFilter): (metadata: VectorMetadata) => boolean {
  const tests = Object.entries(filter).map(([field, condition]) => [field, testOf(condition)] as const);
  return (metadata) => tests.every(([field, test]) => test(metadata[field]));
}

function testOf(condition: VectorFilterCondition): Test {
  if (typeof condition !== 'object') return (value) => equal(value, condition);
  const tests = Object.entries(condition).map(([operator, operand]) => operatorTest(operator, operand));
  return (value) => tests.every((test) => test(value));
}

function operatorTest(operator: string, operand: unknown): Test {
  switch (operator) {
    case '$eq':
      return (value) => equal(value, operand as Scalar);
    case '$ne':
      return (value) => !equal(value, operand as Scalar);
    case '$in':
      return oneOf(operand as Scalar[]);
    case '$nin': {
      const test = oneOf(operand as Scalar[]);
      return (value) => !test(value);
    }
    case '$lt':
      return (value) => compared(value, operand, (order) => order < 0);
    case '$lte':
      return (value) => compared(value, operand, (order) => order <= 0);
    case '$gt':
      return (value) => compared(value, operand, (order) => order > 0);
    case '$gte':
      return (value) => compared(value, operand, (order) => order >= 0);
    default:
      throw new RangeError(`unknown filter operator ${operator}`);
  }
}

function oneOf(operands: readonly Scalar[]): Test {
  const keys = new Set(operands.map(keyOf));
  return (value) => {
    if (value === undefined) return false;
    return Array.isArray(value) ? value.some((item) => keys.has(keyOf(item))) : keys.has(keyOf(value));
  };
}

function equal(value: VectorMetadataValue | undefined, operand: Scalar): boolean {
  if (Array.isArray(value)) return value.some((item) => equal(item, operand));
  return value !== undefined && keyOf(value) === keyOf(operand);
}

const keyOf = (value: Scalar): Scalar => (typeof value === 'string' ? head(value) : value);

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
