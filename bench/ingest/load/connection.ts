import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: string;
}

/**
 * One connection that takes a request at a time, written straight to the socket: the generator shares the machine with what it
 * measures, and an HTTP client would cost about as much as the server. Understands answers with a `content-length` or chunks.
 */
export class Connection {
  #socket: Socket;
  #received = '';
  #waiting: ((answer: Answer | Error) => void) | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#take(text));
    socket.on('error', (error) => this.#settle(error));
    socket.on('close', () => this.#settle(new Error('the connection was closed')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** Sends a whole request. @param done gets the answer, or why there is none */
  send(request: string, done: (answer: Answer | Error) => void): void {
    this.#waiting = done;
    this.#received = '';
    if (this.#socket.destroyed) this.#settle(new Error('the connection is closed'));
    else this.#socket.write(request, 'latin1');
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(text: string): void {
    this.#received = this.#received === '' ? text : this.#received + text;
    const answer = answerIn(this.#received);
    if (answer) this.#settle(answer);
  }

  #settle(answer: Answer | Error): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(answer);
  }
}

/** Reads an answer, or null while it is not complete. */
function answerIn(text: string): Answer | null {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const status = Number(text.slice(9, 12));
  const [, length] = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, end + 2)) ?? [];
  const body = text.slice(end + 4);
  if (length !== undefined)
    return body.length >= Number(length) ? { status, body: body.slice(0, Number(length)) } : null;
  if (!body.endsWith('0\r\n\r\n')) return null;
  return { status, body: body.replace(/(?:^|\r\n)[0-9a-f]+\r\n/g, '') };
}
