/** Made-up people: nobody has these. Each text, with the parts that may not come through. */
export interface PersonalText {
  kind: string;
  text: string;
  secrets: string[];
}

const FIRST =
  'Marlene|Tobias|Amélie|Lucía|Giulia|Sanne|Zofia|João|Astrid|Haruka|Defne|Oliver|Ingrid|Mateusz|Chiara|Pieter|Inês|Elif|Björn|Nadine'.split(
    '|',
  );
const LAST =
  'Quandt|Ziegelmann|Duvernoy|Echeverri|Bertolucci|Vandervelde|Wisniewska|Figueiredo|Sandqvist|Mizushima|Karadeniz|Hathaway|Holmgren|Kowalczyk|Marchetti|Hoogland|Carvalhal|Yildirim|Lindblad|Rosenkranz'.split(
    '|',
  );
const STREETS =
  'Lindenstraße 14|22 Orchard Street|rue des Acacias 7|Calle Olivares 31|Via Garibaldi 8|Tulpenlaan 19|ul. Kwiatowa 5|Rua das Flores 120|Storgatan 44|Birkenweg 3|9 Willow Lane|Rosenallee 77|81 Harbour Road|Avenue Mozart 16|Via Dante 23|Beukenstraat 6|Calle Cervantes 12|Marktplatz 2|Björkvägen 15|350 Maple Avenue'.split(
    '|',
  );
const IBANS =
  'DE89370400440532013000|FR1420041010050500013M02606|ES9121000418450200051332|IT60X0542811101000000123456|NL91ABNA0417164300|PL61109010140000071219812874|PT50000201231234567890154|SE4550000000058398257466|GB29NWBK60161331926819|TR330006100519786457841326'.split(
    '|',
  );

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ı', 'i')
    .toLowerCase();
const mail = (index: number) => `${plain(FIRST[index] ?? '')}.${plain(LAST[index] ?? '')}@post.example`;
const digits = (index: number, length: number) =>
  Array.from({ length }, (_, place) => (index * 7 + place * 3 + ((index * place) % 5)) % 10).join('');
const grouped = (text: string, size: number) => text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(' ') ?? text;

/** Ten kinds, twenty texts each. */
export const PERSONAL_TEXTS: readonly PersonalText[] = FIRST.flatMap((first, index): PersonalText[] => {
  const last = LAST[index] ?? '';
  const street = STREETS[index] ?? '';
  const address = mail(index);
  const phone = `+49 17${index % 10} ${digits(index, 7)}`;
  const card = grouped(`4${digits(index, 15)}`, 4);
  const iban = IBANS[index % IBANS.length] ?? '';
  const name = plain(last);
  return [
    { kind: 'e-mail', text: address, secrets: [address, name] },
    { kind: 'e-mail, encoded', text: address.replace('@', '%40'), secrets: [name] },
    {
      kind: 'e-mail, apart',
      text: address
        .replace('@', index % 2 === 0 ? ' @ ' : ' (at) ')
        .replace(/\.example/, index % 3 === 0 ? ' . example' : '.example'),
      secrets: [name],
    },
    {
      kind: 'phone',
      text: index % 2 === 0 ? phone : `0${digits(index, 3)}/${digits(index + 1, 7)}`,
      secrets: [index % 2 === 0 ? phone : digits(index + 1, 7)],
    },
    {
      kind: 'IBAN',
      text: index % 2 === 0 ? iban : grouped(iban, 4),
      secrets: [iban.slice(4, 14), grouped(iban, 4).slice(5, 14)],
    },
    {
      kind: 'card',
      text: index % 2 === 0 ? card : card.replaceAll(' ', '-'),
      secrets: [card.slice(0, 9), card.slice(-9)],
    },
    {
      kind: 'greeting',
      text: `${['Hello', 'Hallo', 'Bonjour', 'Hola', 'Ciao', 'Welcome back,', 'Hej', 'Olá'][index % 8]} ${first} ${last}`,
      secrets: [last],
    },
    { kind: 'street', text: street, secrets: [street] },
    {
      kind: 'date of birth',
      text: `${(index % 28) + 1}.${(index % 12) + 1}.19${60 + index}`,
      secrets: [`19${60 + index}`],
    },
    { kind: 'name', text: `${first} ${last}`, secrets: [last] },
  ];
});
