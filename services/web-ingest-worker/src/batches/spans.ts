/** Numbers from `from` up to but not including `to`. */
export interface Span {
  from: number;
  to: number;
}

/** Numbers, in their order, as spans. */
export function spansOf(numbers: readonly number[]): Span[] {
  const spans: Span[] = [];
  for (const number of numbers) {
    const last = spans.at(-1);
    if (last?.to === number) last.to += 1;
    else spans.push({ from: number, to: number + 1 });
  }
  return spans;
}
