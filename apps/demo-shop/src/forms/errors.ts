/** A sentence for each field that can't be accepted; no entry means that the field is fine. */
export type Errors<Field extends string> = Partial<Record<Field, string>>;

export function hasErrors(errors: Errors<string>): boolean {
  return Object.keys(errors).length > 0;
}
