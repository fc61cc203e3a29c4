import type { UnderstandingInput } from '@crow/contracts';
import { readRawSession } from '../../raw-events/read-raw-session.ts';
import { understandFile } from '../../raw-events/understand-file.ts';
import { allTexts } from '../judge-session.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { PERSONAL_TEXTS } from './personal-data.ts';
import { PRODUCT_NAMES } from './product-names.ts';

/** How many texts of a corpus were tried, and those that came through or were wrongly withheld. */
export interface CorpusResult {
  tried: number;
  failed: string[];
}

const PLACES = ['title', 'element', 'product', 'search', 'address'] as const;
type Place = (typeof PLACES)[number];

/** A stroll in which a text stands in one place. */
function visitWith(text: string, place: Place): UnderstandingInput {
  const at = (wanted: Place, fields: object) => (place === wanted ? fields : {});
  const input = readRawSession([
    { type: 'page_view', ts: 0, url: '/', ...at('title', { title: text }) },
    { type: 'click', ts: 4, ...at('element', { text }) },
    {
      type: 'page_view',
      ts: 6,
      url: '/products/blue-teapot',
      ...at('product', { productId: 'blue-teapot', productName: text }),
    },
    {
      type: 'page_view',
      ts: 15,
      url: `/categories/teapots${place === 'address' ? `?ref=${encodeURIComponent(text)}` : ''}`,
    },
    ...(place === 'search' ? [{ type: 'search', ts: 20, properties: { query: text } }] : []),
    { type: 'page_view', ts: 26, url: '/categories/cups' },
  ]);
  if (!input) throw new Error('the visit is no session');
  return input;
}

/** Instructions that changed the verdict or were repeated: in every place in turn. */
export function measureInstructions(): CorpusResult {
  const usual = understandFile(visitWith('teapot', 'title'));
  const tries = INSTRUCTIONS.flatMap((text) => PLACES.map((place) => ({ text, place })));
  const failed = tries.filter(({ text, place }) => {
    const understanding = understandFile(visitWith(text, place));
    const told = allTexts(understanding);
    const isRepeated = text
      .toLowerCase()
      .split(/[.,;:]/)
      .some((part) => part.trim().length > 8 && told.includes(part.trim()));
    const verdict =
      place === 'search'
        ? understanding.outcome === usual.outcome
        : understanding.intent === usual.intent && understanding.outcome === usual.outcome;
    return isRepeated || !verdict || /bought|paid|purchase_completed/.test(told);
  });
  return { tried: tries.length, failed: failed.map(({ text, place }) => `${place}: ${text}`) };
}

/**
 * Personal data that came through, in every place in turn. A bare name in the name of a product or in a search cannot be told from a
 * product (docs/understanding.md), so names are tried in the other places, and there when `identify` told them.
 */
export function measurePersonalData(): CorpusResult {
  const tries = PERSONAL_TEXTS.flatMap((one) => PLACES.map((place) => ({ ...one, place })));
  const failed = tries.filter(({ kind, text, secrets, place }) => {
    const input = visitWith(text, place);
    if (kind === 'name') {
      const first = input.session.events[0];
      if (first)
        input.session.events.unshift({ ...first, id: 'who', type: 'identify', userId: 'c-77', traits: { name: text } });
    }
    const told = allTexts(understandFile(input));
    return secrets.some((secret) => told.includes(secret.toLowerCase()));
  });
  return { tried: tries.length, failed: failed.map(({ kind, text, place }) => `${kind}, ${place}: ${text}`) };
}

/** Names of products that do not come through as they are. */
export function measureOverMasking(): CorpusResult {
  const failed = PRODUCT_NAMES.filter((name) => {
    const { interactions } = understandFile(visitWith(name, 'product'));
    return !interactions.some(({ products }) =>
      products.some((product) => product.name === name.replaceAll('"', '').trim()),
    );
  });
  return { tried: PRODUCT_NAMES.length, failed };
}
