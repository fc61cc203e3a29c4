/** Writes one line of JSON to the log: what happened, and what is needed to see why. Never a key, never a text of a session. */
export function logWarning(event: string, details: Record<string, string | number>): void {
  console.warn(JSON.stringify({ event, service: 'ai-processing-service', ...details }));
}
