/** `GET /v1/sessions/{id}/event-ids`, with a secret key: what of a session is stored, for whoever checks what was sent. */
export interface SessionEventIds {
  sessionId: string;
  /** In the order in which their batches were stored. An id that came in two batches stands here twice, and counts once. */
  eventIds: string[];
  /** The sessions that hold what came after this one was full, oldest first, as far as it knows. */
  followedBy: string[];
}
