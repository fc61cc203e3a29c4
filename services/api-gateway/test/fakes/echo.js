/** Answers with what it got. */
export default {
  async fetch(request, env) {
    if (request.headers.get('upgrade') === 'websocket') {
      const [client, server] = Object.values(new WebSocketPair());
      server.accept();
      server.send(JSON.stringify({ headers: Object.fromEntries(request.headers) }));
      return new Response(null, { status: 101, webSocket: client });
    }
    const echo = { url: request.url, method: request.method, headers: Object.fromEntries(request.headers) };
    const headers = { 'x-answered-by': env.NAME };
    return Response.json({ ...echo, body: await request.text() }, { status: env.STATUS ?? 200, headers });
  },
};
