/** What a log line may carry: ids, counts and states; never bodies, tokens or page text. */
type LogFields = Record<string, string | number | boolean | null>;

/** Writes one error as one line of JSON. Of the error itself only name and message are kept. */
export function logError(event: string, error: unknown, fields: LogFields = {}): void {
  const { name, message } = error instanceof Error ? error : { name: 'NonError', message: String(error) };
  console.error(JSON.stringify({ level: 'error', service: 'interaction-service', event, ...fields, name, message }));
}
