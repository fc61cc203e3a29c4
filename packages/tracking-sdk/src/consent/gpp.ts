import { connect, pageFunction, type Stop } from './connect.ts';
import { consentWithout, type OptOutOptions } from './opt-outs.ts';
import { type Consent, type ConsentTarget, NOBODY_TO_ASK } from './purposes.ts';
import { listOf, readPath } from './read-path.ts';

/** Ids from here on are sections of the United States: the legacy string, the national one, and the states. */
const FIRST_US_SECTION = 6;
/** What the CMP says when no law that it knows applies. */
const NO_SECTION = -1;
const OPTED_OUT = 1;

/**
 * Reads `PingReturn` of the CMP API of the IAB's Global Privacy Platform 1.1, its parsed sections `usnat`, `usca`, …
 * @returns undefined while the CMP is not ready, and where the section that applies is none of the United States
 */
export function consentFromGpp(ping: unknown, options: OptOutOptions = {}): Partial<Consent> | undefined {
  if (readPath(ping, 'signalStatus') !== 'ready' || readPath(ping, 'cmpStatus') === 'error') return undefined;
  const applicable = listOf(readPath(ping, 'applicableSections')).map(Number);
  if (applicable.includes(NO_SECTION)) return options.elsewhere ?? NOBODY_TO_ASK;
  const parts = applicable.some((id) => id >= FIRST_US_SECTION) ? usPartsOf(ping) : [];
  if (parts.length === 0) return undefined;
  const has = (field: string, value: unknown) => parts.some((part) => readPath(part, field) === value);
  return (options.map ?? consentWithout)({
    // The legacy section has a letter, as a field or in its string, `1YYN`.
    sale: has('SaleOptOut', OPTED_OUT) || has('OptOutSale', 'Y') || parts.some((part) => /^1.Y/i.test(`${part}`)),
    sharing: has('SharingOptOut', OPTED_OUT),
    targetedAdvertising: has('TargetedAdvertisingOptOut', OPTED_OUT),
    gpc: has('Gpc', true) || has('Gpc', 1),
  });
}

/** The segments of all sections of the United States; a section is one object, a list of them, or a text. */
function usPartsOf(ping: unknown): unknown[] {
  const sections = Object.entries(readPath(ping, 'parsedSections') ?? {});
  return sections.flatMap(([name, section]) => (name.startsWith('us') && section ? section : []));
}

/**
 * Follows a consent tool that speaks the IAB Global Privacy Platform (`__gpp`), for the laws of the United States.
 * Where the section of the European Union applies it says nothing: `connectTcf` does.
 *
 * @example
 * connectGpp(crow, { map: ({ sale, gpc }) => ({ analytics: true, aiProcessing: !sale && !gpc }) });
 */
export function connectGpp(tracker: ConsentTarget, options: OptOutOptions = {}): Stop {
  return connect(tracker, options, ({ tell, guard, onStop, whenThere }) => {
    let isOver = false;
    let id: unknown;
    const remove = () => pageFunction('__gpp')?.('removeEventListener', () => {}, id);
    onStop(() => {
      isOver = true;
      if (id !== undefined) remove();
    });
    whenThere(
      () => pageFunction('__gpp'),
      (api) =>
        api(
          'addEventListener',
          guard((event: unknown) => {
            id = readPath(event, 'listenerId');
            if (isOver) return remove();
            tell(consentFromGpp(withSections(readPath(event, 'pingData')), options));
          }),
        ),
    );
  });
}

/** CMPs of the first months of version 1.1 give no parsed sections with an event; they are asked for them. */
function withSections(ping: unknown): unknown {
  if (!ping || readPath(ping, 'parsedSections')) return ping;
  const parsedSections: Record<string, unknown> = {};
  for (const name of listOf(readPath(ping, 'supportedAPIs'))) {
    const [prefix = ''] = /us\w+/.exec(`${name}`) ?? [];
    if (prefix)
      pageFunction('__gpp')?.(
        'getSection',
        (section: unknown) => Object.assign(parsedSections, { [prefix]: section }),
        prefix,
      );
  }
  return { ...ping, parsedSections };
}
