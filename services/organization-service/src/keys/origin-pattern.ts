const HOST_PATTERN =
  /^(\*\.)?(\[[0-9a-f:]+\]|[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*)(:\d{1,5})?$/;

/** Whether a text is a host with an optional `*.` before and an optional port behind, in lower case. */
export function isOriginPattern(text: string): boolean {
  return text.length <= 255 && HOST_PATTERN.test(text);
}
