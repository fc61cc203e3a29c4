import type { Finding } from '../finding.ts';

/** People of a country; where it is not listed, only its name is known. */
const PEOPLE: Record<string, string> = {
  ...{ AT: 'austrian', AU: 'australian', BE: 'belgian', BG: 'bulgarian', BR: 'brazilian', CA: 'canadian', CH: 'swiss' },
  ...{ CL: 'chilean', CN: 'chinese', CO: 'colombian', CZ: 'czech', DE: 'german', DK: 'danish', EE: 'estonian' },
  ...{ EG: 'egyptian', ES: 'spanish', FI: 'finnish', FR: 'french', GB: 'british|english|scottish|welsh', GR: 'greek' },
  ...{ HR: 'croatian', HU: 'hungarian', IE: 'irish', IL: 'israeli', IN: 'indian', IS: 'icelandic', IT: 'italian' },
  ...{ JP: 'japanese', KR: 'korean|south korean', LT: 'lithuanian', LU: 'luxembourgish', LV: 'latvian', MX: 'mexican' },
  ...{ NL: 'dutch', NO: 'norwegian', NZ: 'new zealand', PL: 'polish', PT: 'portuguese', RO: 'romanian', RS: 'serbian' },
  ...{ SE: 'swedish', SG: 'singaporean', SI: 'slovenian', SK: 'slovak', TH: 'thai', TR: 'turkish', UA: 'ukrainian' },
  ...{ US: 'american|us', VN: 'vietnamese', ZA: 'south african' },
};

const ALSO: Record<string, string> = {
  ...{ GB: 'uk|great britain|britain|england|scotland|wales', US: 'usa|u\\.s\\.a?\\.?|america|the states|us' },
  ...{
    NL: 'holland|the netherlands',
    CZ: 'czech republic|czechia',
    KR: 'south korea|korea',
    TR: 'turkey',
    RU: 'russia',
  },
  ...{ AE: 'emirates|uae', VN: 'vietnam', CN: 'mainland china', BA: 'bosnia', MK: 'macedonia' },
};

const WHO =
  '(?:visitors?|customers?|shoppers?|people|buyers?|users?|guests?|clients?|traffic|sessions?|visits?|orders?|purchases?|sales)';

/** Filters by country: "from Germany", "in the UK", "French visitors", "visitors in Norway". */
export function findCountries(question: string): Finding[] {
  const { byName, byPeople } = patterns();
  const found = (pattern: RegExp, codes: ReadonlyMap<string, string>): Finding[] =>
    [...question.matchAll(pattern)].flatMap(({ 0: words, 1: name = '', index }) => {
      const code = codes.get(name.replace(/^the /, ''));
      if (code === undefined) return [];
      return [{ filter: { kind: 'country' as const, anyOf: [code] }, start: index, end: index + words.length }];
    });
  return [...found(byName.pattern, byName.codes), ...found(byPeople.pattern, byPeople.codes)];
}

interface Lookup {
  pattern: RegExp;
  codes: ReadonlyMap<string, string>;
}
let known: { byName: Lookup; byPeople: Lookup } | undefined;

/** Put together with the first question: the names of all countries are asked of the runtime. */
function patterns(): { byName: Lookup; byPeople: Lookup } {
  known ??= buildPatterns();
  return known;
}

function buildPatterns(): { byName: Lookup; byPeople: Lookup } {
  const names = new Map(countryNames());
  for (const [code, also] of Object.entries(ALSO)) for (const name of also.split('|')) names.set(plain(name), code);
  const people = new Map(
    Object.entries(PEOPLE).flatMap(([code, words]) => words.split('|').map((word) => [word, code] as const)),
  );
  const anyName = [...names.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const anyPeople = [...people.keys()].sort((a, b) => b.length - a.length).join('|');
  return {
    byName: {
      pattern: new RegExp(
        `\\b(?:who (?:are |live )?|based |living )?(?:from|in|out of)(?: the)? (${anyName})(?![a-z])`,
        'g',
      ),
      codes: names,
    },
    byPeople: { pattern: new RegExp(`\\b(${anyPeople})(?= ${WHO}\\b)`, 'g'), codes: people },
  };
}

/** `u\.s\.` is written for a pattern and looked up as it is read. */
const plain = (name: string) => name.replace(/^the /, '').replace(/\\\.|\?|\\/g, (part) => (part === '\\.' ? '.' : ''));
const escaped = (name: string) => name.replace(/[.()]/g, '\\$&');

function* countryNames(): Generator<[name: string, code: string]> {
  const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      const name = isOwn(code) ? regions.of(code) : undefined;
      if (name !== undefined)
        yield [name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(' & ', ' and '), code];
    }
  }
}

/** Neither one of the codes that are left to users (QM to QZ, XA to XZ, ZZ) nor an old name of another. */
function isOwn(code: string): boolean {
  return !/^(?:Q[M-Z]|X[A-JL-Z]|ZZ|AA|EU|EZ|UN|UK|AN|BU|CS|DD|FX|NT|SU|TP|YD|YU|ZR)$/.test(code);
}
