const parcels = [];

/** Answers with what it got; takes parcels of batches, and gives them out to who asks for them. */
export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (url.pathname === '/parcels') return request.method === 'GET' ? Response.json(parcels) : takeParcel(request);
    if (url.pathname.includes('/ses_broken/')) throw new Error('the secret of the ingest worker');
    if (url.pathname.includes('/ses_refused/')) {
      return new Response('{"type":"urn:crow:problem:rate_limited"}', { status: 429, headers: { 'retry-after': '7' } });
    }
    const receipt = /\/ses_of_(\d+)(_again)?\//.exec(url.pathname);
    if (receipt) {
      await request.text();
      const [, accepted, again] = receipt;
      return Response.json(
        { accepted: Number(accepted), rejected: [], duplicate: again !== undefined },
        { status: 202 },
      );
    }
    if (request.headers.get('upgrade') === 'websocket') {
      const [client, server] = Object.values(new WebSocketPair());
      server.accept();
      server.send(JSON.stringify({ headers: Object.fromEntries(request.headers) }));
      return new Response(null, { status: 101, webSocket: client });
    }
    const echo = { url: request.url, method: request.method, headers: Object.fromEntries(request.headers) };
    const headers = { 'x-answered-by': env.NAME };
    if (url.pathname.includes('/ses_slow/')) {
      const { value } = await request.body.getReader().read();
      return Response.json({ ...echo, body: new TextDecoder().decode(value) }, { status: 202, headers });
    }
    return Response.json({ ...echo, body: await request.text() }, { status: env.STATUS ?? 200, headers });
  },
};

/** Users may be called for what happens to their batches. */
async function takeParcel(request) {
  const { batches } = await request.json();
  parcels.push({ headers: Object.fromEntries(request.headers), batches });
  if (batches.some(({ batch }) => batch.userId === 'crash')) throw new Error('the secret of the ingest worker');
  return Response.json({ answers: batches.map(({ batch }) => answerTo(batch)) });
}

function answerTo({ userId, batchId, events }) {
  if (userId === 'down') return { type: 'urn:crow:problem:unavailable', title: 'Unavailable', status: 503 };
  return { batchId, accepted: events.length, duplicate: false, rejected: [] };
}
