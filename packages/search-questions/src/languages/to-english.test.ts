import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestion } from '../read-question.ts';
import { toEnglish } from './to-english.ts';

const NOW = Date.UTC(2026, 10, 25, 11);
const PRODUCTS = [{ id: 'tent', name: 'Zelt Fjell' }];
const read = (question: string) => readQuestion(question, { now: NOW, timeZone: 'Europe/Berlin', products: PRODUCTS });

test.each([
  ['Wer hat den Gutschein nicht einlösen können?', 'coupon'],
  ['Kunden ohne Bestellung wegen der Versandkosten', 'shipping costs'],
  ['clients mécontents du délai de remboursement', 'refund'],
  ['¿quiénes buscaron sin resultados?', 'without results'],
  ['先週返品したお客様', 'return'],
])('“%s” is read by its words', (question, english) => {
  expect(toEnglish(question)?.text).toContain(english);
});

describe('a question in another language', () => {
  test('gets the filters that the same question gets in English, with its own words', () => {
    expect(read('Warenkorb stehen gelassen letzte Woche').filters).toMatchObject([
      { kind: 'time', words: 'letzte Woche' },
      { kind: 'outcome', anyOf: ['abandoned_cart'], words: 'stehen gelassen' },
    ]);
    expect(read('paniers abandonnés').filters).toEqual([
      { kind: 'outcome', anyOf: ['abandoned_cart'], words: 'paniers abandonnés' },
    ]);
    expect(read('Besucher aus Österreich in den letzten 3 Tagen').filters).toMatchObject([
      { kind: 'time', words: 'in den letzten 3 Tagen' },
      { kind: 'country', anyOf: ['AT'], words: 'aus Österreich' },
    ]);
    expect(read('先週の返金').filters).toMatchObject([
      { kind: 'time', words: '先週' },
      { kind: 'outcome', anyOf: ['refund_requested'], words: '返金' },
    ]);
  });

  test('leaves names of products and what is quoted as they are', () => {
    const { filters, exact } = read('wer hat das Zelt Fjell mit dem Gutschein "SOMMER24" gekauft');
    expect(filters).toMatchObject([{ kind: 'product', words: 'Zelt Fjell' }, { kind: 'outcome' }]);
    expect(exact).toEqual(['SOMMER24']);
    const quoted = read('Kunden mit dem Fehler "Karte abgelehnt"');
    expect(quoted.exact).toEqual(['Karte abgelehnt']);
    expect(quoted.filters).toEqual([]);
  });
});

test('any text can be asked, and its words are found again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(60), (noise, cut) => {
      const question = `Warenkorb ${noise.slice(0, cut)} Gutschein ${noise}`;
      const english = toEnglish(question);
      if (english) expect(question).toContain(english.originOf(0, english.text.length));
    }),
  );
});

test('a name that a program gave is of no language', () => {
  expect(toEnglish('ses_fault0')).toBeUndefined();
  expect(toEnglish('Leute mit mes_page im Warenkorb')?.text).toContain('mes_page');
});
