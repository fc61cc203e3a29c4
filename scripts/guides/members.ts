/**
 * Names of the members of an interface or class in an emitted declaration file, in their order, without those that are
 * marked `@internal` and those that it inherits.
 * @throws Error when the file declares no such name
 */
export function membersOf(declarations: string, name: string): string[] {
  const [, body] = new RegExp(`(?:interface|class) ${name}\\b.*\\{\\n([\\s\\S]*?)\\n\\}`).exec(declarations) ?? [];
  if (body === undefined) throw new Error(`There is no ${name}.`);
  return [...body.replace(/@internal.*\*\/\n.*/g, '').matchAll(/^ {4}(\w+)\??[:(<]/gm)]
    .map(([, member = '']) => member)
    .filter((member) => member !== 'constructor');
}

/**
 * Names that an interface of a declaration file takes over from another one, `extends Pick<Other, 'a' | 'b'>`.
 * @throws Error when it takes over none
 */
export function pickedBy(declarations: string, name: string): string[] {
  const [, names] = new RegExp(`interface ${name} extends Pick<\\w+, ([^>]+)>`).exec(declarations) ?? [];
  if (names === undefined) throw new Error(`${name} picks nothing.`);
  return [...names.matchAll(/'(\w+)'/g)].map(([, picked = '']) => picked);
}
