/** Days as fields for dates take them: `2026-11-24`. */
export interface DaysForm {
  first: string;
  last: string;
}

/** From the first moment of the first day up to the end of the last one, in local time; null when the days name no period. */
export function periodOf({ first, last }: DaysForm): { from: number; to: number } | null {
  const from = new Date(`${first}T00:00`);
  const to = new Date(`${last}T00:00`);
  // A day of another length, when clocks are changed, still ends where the next one begins.
  to.setDate(to.getDate() + 1);
  return from.getTime() >= 0 && to.getTime() > from.getTime() ? { from: from.getTime(), to: to.getTime() } : null;
}
