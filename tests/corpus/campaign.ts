import { type BatchAnswer, isReceipt, LIMITS, mendJson, type SessionEventIds, type WireBatch } from '@crow/contracts';
import type { Random } from '@crow/simulator';
import { type Answer, Connection } from '../../bench/ingest/load/connection.ts';
import { postRequest } from '../../bench/ingest/load/requests.ts';
import { API_KEY, type Runtime, SECRET_KEY } from '../../bench/ingest/runtime/runtime.ts';
import { goodBatch, sourceOf } from './good-batch.ts';
import { type HostileBody, hostileBody } from './mutations.ts';

/** Bodies of one session: each may store a few events, and a session takes 10,000. */
const BODIES_OF_SESSION = 100;
const LANES = 16;
/**
 * How often a body is sent whose connection ends without an answer. The runtime closes connections on which nothing came for five
 * seconds, and when the machine itself stood still for so long, also with a request unread. So it is sent again, as by any client;
 * were it stored twice, the comparison in the end would show it. A body that ends each connection is a fault.
 */
const TRIES = 3;

export interface CorpusReport {
  bodies: number;
  statuses: Record<string, number>;
  /** How often each mutation was refused as a whole, refused in part, or taken. */
  mutations: Record<string, { refused: number; partly: number; taken: number }>;
  storedEvents: number;
  /** How often a connection ended without an answer, and the body was sent again. */
  sentAgain: number;
  /** What should not have happened. Must be empty. */
  faults: string[];
}

/** Sends hostile bodies to a running gateway, and tells what they did: nothing but be refused, as a whole or event by event. */
export async function runCorpus({ ports }: Runtime, count: number, random: Random): Promise<CorpusReport> {
  const report: CorpusReport = {
    bodies: count,
    statuses: {},
    mutations: {},
    storedEvents: 0,
    sentAgain: 0,
    faults: [],
  };
  const accepted = new Map<string, number>();
  let next = 0;

  const lane = async (): Promise<void> => {
    let connection = await Connection.open(ports.gateway);
    while (next < count) {
      const number = next++;
      const sessionId = `ses_corpus_${Math.floor(number / BODIES_OF_SESSION)}`;
      const body = hostileBody({ sessionId, batchId: `bat_${number}` }, random);
      let answer = await ask(connection, body);
      for (let tries = 1; answer instanceof Error && tries < TRIES; tries++) {
        report.sentAgain += 1;
        connection = await Connection.open(ports.gateway);
        answer = await ask(connection, body);
      }
      if (answer instanceof Error) {
        report.faults.push(`${inWords(body)}: no answer, ${answer.message}`);
        connection = await Connection.open(ports.gateway);
        continue;
      }
      if (answer.status === 413) {
        // The rest of a body that is too large is not read: the connection ends with the answer.
        connection.close();
        connection = await Connection.open(ports.gateway);
      }
      report.statuses[answer.status] = (report.statuses[answer.status] ?? 0) + 1;
      const verdict = judge(body, answer);
      if (typeof verdict === 'string') report.faults.push(`${inWords(body)}: ${verdict}`);
      else note(report, body, verdict.accepted, verdict.rejected);
      const stored = typeof verdict === 'string' ? 0 : verdict.accepted;
      accepted.set(sessionId, (accepted.get(sessionId) ?? 0) + stored);
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const [sessionId, events] of accepted) await compareStored(ports.gateway, sessionId, events, report);
  await expectGood(ports.gateway, random, report);
  return report;
}

function ask(connection: Connection, { place, bytes }: HostileBody): Promise<Answer | Error> {
  const path = `/v1/events?key=${API_KEY}&session=${place.sessionId}&batch=${place.batchId}&sent=${Date.now()}`;
  return new Promise((resolve) => connection.send(postRequest(path, bytes.toString('latin1')), resolve));
}

/** How many events a batch's answer says were accepted and rejected; or what is wrong with the answer. */
function judge(body: HostileBody, { status, body: text }: Answer): { accepted: number; rejected: number } | string {
  if (![202, 400, 413].includes(status)) return `answered with ${status} ${text.slice(0, 200)}`;
  let answer: BatchAnswer;
  try {
    answer = JSON.parse(Buffer.from(text, 'latin1').toString());
  } catch {
    return `the answer is no JSON: ${text.slice(0, 200)}`;
  }
  if (!isReceipt(answer)) {
    if (answer.status !== status || !answer.type.startsWith('urn:crow:problem:')) return `no problem document: ${text}`;
    const isLarge = body.bytes.length > LIMITS.batchBytes;
    return body.touched && !isLarge ? `its good events were lost: ${text.slice(0, 300)}` : { accepted: 0, rejected: 0 };
  }
  const { accepted, rejected, repeated = [] } = answer;
  const batch = JSON.parse(mendJson(new TextDecoder().decode(body.bytes))) as WireBatch;
  const sent = batch.events.length;
  if (accepted + rejected.length + repeated.length !== sent)
    return `${accepted} + ${rejected.length} + ${repeated.length} verdicts on ${sent} events`;
  // Two batches whose sources became the same junk may have the same numbers; whose source is its own is sent once.
  if (repeated.length > 0 && batch.source === sourceOf(body.place))
    return `${repeated.length} events were held already`;
  if (rejected.some(({ code, message, index }) => !code || !message || index >= sent))
    return 'a verdict without a reason';
  const lost = rejected.find(({ index }) => body.touched && !body.touched.includes(index));
  return lost
    ? `event ${lost.index} was refused for its neighbour: ${lost.message}`
    : { accepted, rejected: rejected.length };
}

function note(report: CorpusReport, { mutation }: HostileBody, accepted: number, rejected: number): void {
  report.mutations[mutation] ??= { refused: 0, partly: 0, taken: 0 };
  const outcomes = report.mutations[mutation];
  if (accepted === 0) outcomes.refused += 1;
  else if (rejected > 0) outcomes.partly += 1;
  else outcomes.taken += 1;
}

async function compareStored(port: number, sessionId: string, events: number, report: CorpusReport): Promise<void> {
  const headers = { authorization: `Bearer ${SECRET_KEY}` };
  const response = await fetch(`http://127.0.0.1:${port}/v1/sessions/${sessionId}/event-ids`, { headers });
  const stored = response.status === 404 ? 0 : ((await response.json()) as SessionEventIds).eventIds?.length;
  report.storedEvents += stored ?? 0;
  if (stored !== events) report.faults.push(`${sessionId}: ${events} events acknowledged, ${stored} stored`);
}

async function expectGood(port: number, random: Random, report: CorpusReport): Promise<void> {
  const place = { sessionId: 'ses_after', batchId: 'bat_after' };
  const batch = goodBatch(place, random);
  const connection = await Connection.open(port);
  const answer = await ask(connection, { place, mutation: 'none', bytes: Buffer.from(JSON.stringify(batch)) });
  connection.close();
  const whole = !(answer instanceof Error) && answer.body.includes(`"accepted":${batch.events.length},`);
  if (!whole) report.faults.push(`a good batch was not taken after all: ${JSON.stringify(answer)}`);
}

function inWords({ place, mutation, bytes }: HostileBody): string {
  return `${place.batchId} (${mutation}) ${JSON.stringify(bytes.subarray(0, 300).toString())}`;
}
