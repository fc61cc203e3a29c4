import { analyze } from '@crow/session-analyst';
import { expect, test } from 'vitest';
import { ask } from '../../test/ask.ts';
import { LEFT_AT_CHECKOUT, press, type Step, sessionOf, track, view } from '../../test/sessions.ts';

/** Pieces of personal data. Those of a form are found wherever they stand; the others only by where they stand. */
const WITH_FORM = [
  'jane.roe@mail.example',
  'jane.roe%40mail.example',
  'J.ROE+shop@Post.Example',
  'müller@straße.example',
  '+49 170 1234567',
  '(030) 901820-44',
  '0170/1234567',
  '+1 (415) 555-0132',
  'DE89 3704 0044 0532 0130 00',
  'GB29NWBK60161331926819',
  'FR7630006000011234567890189',
  '4111 1111 1111 1111',
  '5500-0000-0000-0004',
  '378282246310005',
  '12.03.1984',
  '1984-03-12',
  '03/12/1984',
  'Hello Jane Roe',
  'Welcome back, Kwame',
  'Bonjour Amélie Poulain',
  'Hola Joaquín',
  'Hallo Jürgen Klein',
  'Dear Nomvula Dlamini',
  'ES91 2100 0418 4502 0005 1332',
  '06 12 34 56 78 90',
  'x_y.z@sub.domain.example',
];
const NAMES = [
  'Jane Roe',
  'Kwame Asante',
  'Joaquín Ibáñez',
  'Zoë Müller-Lüdenscheidt',
  '山田 太郎',
  'Łukasz Wiśniewski',
  'Şebnem Yılmaz',
  'O’Brien, Saoirse',
  'Giuseppe Verdone',
  'Πηνελόπη Δέλτα',
  'Мария Иванова',
];
const ADDRESSES = [
  '12 Elm Street, Springfield',
  'Hauptstraße 7, 10115 Berlin',
  '18 rue de la Paix, Paris',
  'Calle Mayor 3, Madrid',
  'ul. Długa 44, Gdańsk',
  'Keizersgracht 126, Amsterdam',
  'Storgatan 9, Malmö',
];
const OTHERS = ['customer 99812', 'VISA ending 4242', 'Dr. med. Elm', 'order F-2231', 'passport C01X00T47'];

function searched(piece: string): Step[] {
  return [view(`/search?q=${encodeURIComponent(piece)}`), track('search', { query: piece, results: 0 })];
}

/** Places where such things stand on real sites. Forms are found in all of them, the rest where a person is shown. */
const ANYWHERE: ((piece: string) => Step[])[] = [
  (piece) => [view('/blog/kettles', `Kettles for ${piece}`)],
  (piece) => [view('/help', piece)],
  searched,
  (piece) => [{ type: 'product_view', product: { id: 'gift', name: `Gift ${piece}` }, visibleMs: 3000 }],
  (piece) => [track('coupon_rejected', { code: piece })],
];
const WHERE_PERSONS_ARE: ((piece: string) => Step[])[] = [
  // What has no capitals can't be told from a product when it is typed into a search.
  (piece) => (/\p{Lu}.*\d|\p{Lu}\p{Ll}+.* \p{Lu}/u.test(piece) && !OTHERS.includes(piece) ? searched(piece) : []),
  (piece) => [view('/account', `Account of ${piece}`), press(piece)],
  (piece) => [view('/checkout', `Deliver to ${piece}`), press(`Deliver to ${piece}`)],
  (piece) => [view(`/orders/${encodeURIComponent(piece)}`, piece)],
  (piece) => [view(`/users/${encodeURIComponent(piece)}?name=${encodeURIComponent(piece)}`, `Profile of ${piece}`)],
  (piece) => [view('/login', piece), press(`Not ${piece}?`)],
  (piece) => [view('/'), press(`${piece} ▾`)],
  (piece) => [view('/contact'), track('contact_sent', { topic: piece, message: piece })],
  (piece) => [track('return_requested', { order_id: piece, reason: piece })],
  (piece) => [track('payment_failed', { reason: `declined for ${piece}` })],
  (piece) => [view('/thank-you', `Thank you ${piece}`), track('order_completed', { order_id: piece, total: 10 })],
];

/** The words of a piece that tell of a person by themselves. */
function telling(piece: string): string[] {
  const words = piece.match(/[\p{L}\p{N}@.%+-]{4,}/gu) ?? [];
  return [
    piece,
    ...words.filter(
      (word) =>
        !/^(?:Hello|Hallo|Hola|Bonjour|Welcome|back|order|customer|ending|passport|Paris|Street|Straße|Mayor)$/i.test(
          word,
        ),
    ),
  ];
}

const pieces = [
  ...WITH_FORM.map((piece) => [piece, [...ANYWHERE, ...WHERE_PERSONS_ARE]] as const),
  ...[...NAMES, ...ADDRESSES, ...OTHERS].map((piece) => [piece, WHERE_PERSONS_ARE] as const),
];

test.each(pieces)('%s does not reach the model', async (piece, places) => {
  const steps = places.flatMap((place) => place(piece));
  const { requests } = await ask(sessionOf([...LEFT_AT_CHECKOUT, ...steps]), ['lies about amounts', 'honest']);
  expect(requests).toHaveLength(2);
  const sent = JSON.stringify(requests).normalize('NFKC');
  for (const word of telling(piece)) expect(sent).not.toContain(word.normalize('NFKC'));
});

const TRAITS = {
  name: 'Saoirse Kilbride',
  email: 'sk@mail.example',
  city: 'Ballymahon',
  company: 'Thornfield Ltd',
  phone: '0917 22',
};

test('what identify told of a visitor is taken out of every text, and of what is stored', async () => {
  const said = Object.values(TRAITS);
  const input = sessionOf(
    [
      { type: 'identify', userId: 'user-4711', traits: TRAITS },
      ...LEFT_AT_CHECKOUT,
      ...said.flatMap((piece) => ANYWHERE.flatMap((place) => place(piece))),
    ],
    { userId: 'user-4711' },
  );
  const { requests, understanding } = await ask(input, ['honest']);
  expect(understanding.provenance.source).toBe('gemini');
  for (const text of [JSON.stringify(requests), JSON.stringify(understanding), JSON.stringify(analyze(input))]) {
    expect(text).not.toMatch(/Saoirse|Kilbride|Ballymahon|Thornfield|sk@mail|user-4711|0917/);
  }
});

test('fifty pieces and more pieces were tried', () => {
  const tried = pieces.reduce((sum, [, places]) => sum + places.length, 0);
  expect(pieces.length + Object.keys(TRAITS).length + 1).toBeGreaterThanOrEqual(50);
  expect(tried).toBeGreaterThanOrEqual(400);
});
