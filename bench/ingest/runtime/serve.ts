import { API_KEY, type RuntimeFolder, SECRET_KEY } from './runtime.ts';

/** Keeps a runtime serving until it is interrupted, for load tools of others. */
export async function serve(folder: RuntimeFolder): Promise<void> {
  const runtime = await folder.start();
  const gateway = `http://127.0.0.1:${runtime.ports.gateway}`;
  console.log(`Serving, process ${runtime.pid}; Ctrl-C ends it and removes what was stored.

  gateway    ${gateway}
  key        ${API_KEY}
  secret key ${SECRET_KEY}
  reference  http://127.0.0.1:${runtime.ports.reference} (reads the body and replies)

curl -X POST '${gateway}/v1/events?key=${API_KEY}&session=ses_1&batch=bat_1&sent='$(date +%s000) \\
  -H 'content-type: text/plain' -d '{"v":1,"batchId":"bat_1","sessionId":"ses_1","source":"s1","seq":0,"at":'$(date +%s000)',"platform":"web","events":[{"type":"custom","name":"hello"}]}'
curl '${gateway}/v1/sessions/ses_1/event-ids' -H 'authorization: Bearer ${SECRET_KEY}'`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await runtime.kill();
}
