/**
 * Does the work for each item, a few at a time, in their order.
 * @returns the answers in the order of the items
 * @throws the first error, while work on other items may go on
 */
export async function inLanes<T, R>(
  items: readonly T[],
  lanes: number,
  work: (item: T, place: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  const left = items.entries();
  const lane = async () => {
    for (const [place, item] of left) answers[place] = await work(item, place);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return answers;
}
