import { parseArgs } from 'node:util';

const PARTS = ['closed', 'open', 'new', 'live'] as const;
export type Part = (typeof PARTS)[number];

export interface Options {
  parts: Part[];
  /** Shorter, to see that it works; not for publishing. */
  quick: boolean;
  /** Only keep the runtime serving, for load tools of others. */
  serve: boolean;
  /** First of the ports that are used. */
  port: number;
}

/** Reads the command line. @throws when an option is unknown */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: PARTS.join(',') },
      quick: { type: 'boolean', default: false },
      serve: { type: 'boolean', default: false },
      port: { type: 'string', default: '8970' },
    },
  });
  const parts = values.only.split(',').map((name) => {
    const part = PARTS.find((known) => known === name);
    if (!part) throw new Error(`--only knows ${PARTS.join(', ')}, not "${name}".`);
    return part;
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_000) throw new Error(`--port ${values.port} is no port.`);
  return { parts, quick: values.quick, serve: values.serve, port };
}
