/** Stands for the interaction service: gives each archived session to the test. */
export default {
  fetch: () => new Response(null, { status: 404 }),
  async queue({ messages }, env) {
    for (const { body } of messages) {
      const archive = await env.ARCHIVE.get(body.archiveKey);
      await fetch(env.COMPAT_INBOX, { method: 'POST', body: archive.body });
    }
  },
};
