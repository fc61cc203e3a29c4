/** What the runtime costs by itself: the body is read whole, and a receipt of the usual size comes back. */
export default {
  async fetch(request) {
    const body = await request.arrayBuffer();
    return Response.json(
      { batchId: 'bat_reference', accepted: body.byteLength, duplicate: false, rejected: [], serverTime: Date.now() },
      { status: 202, headers: { 'cache-control': 'no-store' } },
    );
  },
} satisfies ExportedHandler;
