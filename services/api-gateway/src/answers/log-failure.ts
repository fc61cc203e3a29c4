/** Writes one structured error line. Give it paths and ids only: queries hold API keys, headers hold cookies. */
export function logFailure(message: string, error: unknown, about: Record<string, string>): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  console.error(JSON.stringify({ level: 'error', service: 'api-gateway', message, error: reason, ...about }));
}
