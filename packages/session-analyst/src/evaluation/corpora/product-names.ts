const MAKERS =
  'Fjord|Aurora|Nordwind|Kestrel|Solis|Brio|Halden|Tamaro|Okura|Mistral|Vento|Lumen|Arbor|Quill|Tarn|Pico|Delta|Vega|Onyx|Juno'.split(
    '|',
  );
const GOODS = [
  'Laptop X1',
  'Phone 7 Pro 256 GB',
  'Kaffeemühle K2',
  'Théière Bleue 1,2 L',
  'Ear Buds (2nd Gen)',
  'Running Shoe Street 4',
  'USB-C Hub 7-in-1',
  'Regenjacke Gr. 42',
  '4K Monitor 27"',
  'Hello Kitty Mug',
  'Air Fryer 5.5 L',
  'Cámara EOS 90D',
  'Schreibtisch 120 x 60',
  'Lampada Via Lattea',
  'Stift 0,7 mm 10er',
  'Router AX 6000',
  'Sofa Avenue 3',
  'Rucksack 35+10',
  '急須 350ml',
  'Çaydanlık 2000 W',
];

/** Names of products with what personal data also has: numbers, greetings, streets. */
export const PRODUCT_NAMES: readonly string[] = MAKERS.flatMap((maker, index) =>
  Array.from({ length: 10 }, (_, place) => `${maker} ${GOODS[(index * 7 + place) % GOODS.length]}`),
);
