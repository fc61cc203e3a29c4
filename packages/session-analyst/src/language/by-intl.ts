/** Amounts as a language writes them; without a currency, the plain number. */
export function moneyIn(locale: string): (amount: number, currency: string | undefined) => string {
  const formats = new Map<string | undefined, Intl.NumberFormat>();
  return (amount, currency) => {
    let format = formats.get(currency);
    if (!format) {
      format = new Intl.NumberFormat(
        locale,
        currency === undefined
          ? { minimumFractionDigits: 2, maximumFractionDigits: 2 }
          : { style: 'currency', currency },
      );
      formats.set(currency, format);
    }
    return format.format(amount);
  };
}

/** Durations in seconds, minutes and seconds, or hours and minutes. */
export function durationIn(second: string, minute: string, hour: string, gap: string): (ms: number) => string {
  return (ms) => {
    const seconds = Math.round(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    const two = (big: number, unit: string, small: number, part: string) =>
      small === 0 ? `${big}${unit}` : `${big}${unit}${gap}${small}${part}`;
    if (seconds < 60) return `${seconds}${second}`;
    return minutes < 60
      ? two(minutes, minute, seconds % 60, second)
      : two(Math.floor(minutes / 60), hour, minutes % 60, minute);
  };
}

/** A list with a word before the last: "A, B und C". */
export function listWith(and: string): (items: readonly string[]) => string {
  return (items) => (items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`);
}
