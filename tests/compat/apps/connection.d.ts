/** What the page says of CROW, and what it can be asked to do. */
declare const connection: { endpoint: string; writeKey: string };
