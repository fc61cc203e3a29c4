import { durationIn, listWith, moneyIn } from './by-intl.ts';
import type { Phrases } from './phrases.ts';

const list = listWith('und');
const times = (count: number): string => (count === 1 ? 'einmal' : count === 2 ? 'zweimal' : `${count} Mal`);
const products = (count: number): string => `${count} ${count === 1 ? 'Produkt' : 'Produkte'}`;
const pages = (count: number): string => (count === 1 ? 'eine Seite' : `${count} Seiten`);
const andMore = (named: readonly string[], more: number): string =>
  list(more > 0 ? [...named, `${more} ${more === 1 ? 'weiteres Produkt' : 'weitere Produkte'}`] : named);
const because = (reason: string | undefined): string => (reason ? `, nachdem ${reason}` : '');

/**
 * German. Verbs stand first and in the past tense; products are called "das Produkt" instead of a pronoun, whose gender
 * would depend on the name.
 */
export const GERMAN: Phrases = {
  language: 'de',
  stop: '.',
  capitalizesNouns: true,
  list,
  times,
  quote: (text) => `„${text}“`,
  money: moneyIn('de'),
  duration: durationIn(' s', ' min', ' h', ' '),
  did: {
    lookedAt: (names, more, shown) => `betrachtete ${andMore(names, more)}${shown ? ` (${shown} lang)` : ''}`,
    browsed: (count, named) => `betrachtete ${products(count)}${named.length > 0 ? `, vor allem ${list(named)}` : ''}`,
    listed: (categories) =>
      categories.length > 0 ? `blätterte durch ${list(categories)}` : 'blätterte durch die Produktlisten',
    compared: (names) => (names.length > 3 ? `verglich ${products(names.length)}` : `verglich ${list(names)}`),
    searched: (queries, isFound) => `suchte nach ${list(queries)}${isFound ? '' : ', ohne etwas zu finden'}`,
    searchedUnnamed: 'nutzte die Suche',
    filtered: 'filterte die Liste',
    reviewed: 'las Bewertungen',
    checkedSize: 'sah in der Größentabelle nach',
    wishlisted: (names) => `merkte ${names.length > 0 ? list(names) : 'ein Produkt'} für später vor`,
    added: (names, more) => `legte ${andMore(names, more)} in den Warenkorb`,
    addedIt: 'legte das Produkt in den Warenkorb',
    addedUnnamed: 'legte ein Produkt in den Warenkorb',
    removed: (names) => `nahm ${names.length > 0 ? list(names) : 'ein Produkt'} aus dem Warenkorb`,
    openedCart: 'öffnete den Warenkorb',
    acceptedCoupon: (code) => (code ? `löste den Gutschein ${code} ein` : 'löste einen Gutschein ein'),
    wentToCheckout: 'ging weiter zur Kasse',
    wentToPayment: 'ging über die Kasse bis zur Zahlung',
    it: (count) => (count === 1 ? 'das Produkt' : 'die Produkte'),
    bought: (names, amount, order) =>
      `kaufte ${names.length > 0 ? list(names) : 'im Shop'}${amount ? ` für ${amount}` : ''}${order ? ` (Bestellung ${order})` : ''}`,
    readHelp: 'las die Hilfeseiten',
    contacted: (topic) => `schrieb dem Shop${topic ? ` (Thema: ${topic})` : ''}`,
    readReturns: 'las, wie eine Rücksendung geht',
    requestedReturn: (order) => `meldete eine Rücksendung${order ? ` der Bestellung ${order}` : ''} an`,
    trackedOrder: 'sah nach einer früheren Bestellung',
    readArticles: (count) => (count === 1 ? 'las einen Artikel' : `las ${count} Artikel`),
    readPricing: 'sah sich die Preise an',
    startedSignup: 'öffnete die Registrierung',
    signedUp: 'registrierte sich',
    activated: 'begann, das Produkt zu nutzen',
    openedAccount: 'öffnete das Konto',
    changedAccount: 'änderte Angaben im Konto',
    switchedLanguage: 'wechselte die Sprache',
    leftCheckout: (reason, isSaid) =>
      `brach ${isSaid ? '' : 'an der Kasse '}ab${reason ? because(reason) : ', ohne zu kaufen'}`,
    leftCart: (reason) => `ging mit vollem Warenkorb${reason ? because(reason) : ', ohne zur Kasse zu gehen'}`,
    leftEmpty: 'ging mit leerem Warenkorb',
    visitedPages: (count) => `besuchte ${pages(count)}`,
  },
  because: {
    couponRejected: (code) => `${code ? `der Gutschein ${code}` : 'ein Gutschein'} abgelehnt wurde`,
    paymentFailed: (count, reason) =>
      `die Zahlung ${count === 1 ? '' : `${times(count)} `}fehlgeschlagen war${reason ? ` (${reason})` : ''}`,
    shippingCosts: (amount) => `die Versandkosten${amount ? ` von ${amount}` : ''} zu sehen waren`,
    formErrors: (field) => (field ? `im Feld ${field} Fehler auftraten` : 'in einem Formular Fehler auftraten'),
  },
  says: {
    couponRejected: (code, count) =>
      `${code ? `Der Gutschein ${code}` : 'Ein Gutschein'} wurde ${count === 1 ? '' : `${times(count)} `}abgelehnt.`,
    paymentFailed: (count, reason) =>
      `Die Zahlung schlug ${count === 1 ? '' : `${times(count)} `}fehl${reason ? ` (${reason})` : ''}.`,
    formError: (field, count) => `${field ? `Das Feld ${field}` : 'Ein Feld'} wurde ${times(count)} zurückgewiesen.`,
    rage: 'Klickte in schneller Folge immer wieder auf dieselbe Stelle, ein Zeichen von Ärger.',
    dead: 'Klickte auf eine Stelle, an der nichts geschieht.',
    paused: (duration) => `Zögerte ${duration}, bevor es weiterging.`,
    cameBackToCheckout: (count) => `Kam ${times(count)} an die Kasse und ging dazwischen wieder weg.`,
    slow: (count) => (count === 1 ? 'Eine Seite war langsam.' : `${count} Seiten waren langsam.`),
    crashed: (count) => `Die Website meldete ${count === 1 ? 'einen Fehler' : `${count} Fehler`}.`,
    shippingCosts: (amount) => `Sah nach den Versandkosten${amount ? ` von ${amount}` : ''}.`,
    knownCustomer: 'Der Besucher ist ein bekannter Kunde.',
    cameBack: (duration) => `Kam nach einer Pause von ${duration} zurück.`,
    purchaseIntent: (strength, product) =>
      `${{ high: 'Hohe', clear: 'Deutliche', some: 'Gewisse' }[strength]} Kaufabsicht${product ? ` für ${product}` : ''}.`,
    bounced: (product) =>
      product ? `Sah nur die Seite von ${product} und ging wieder.` : 'Sah nur eine Seite und ging wieder.',
    automated: (count, reason) =>
      `${count === 1 ? 'Eine Seite wurde' : `${count} Seiten wurden`} von einem Programm gelesen: ${
        { declared: 'es sagt es selbst', headless: 'sein Browser hat keinen Bildschirm' }[reason] ??
        'die Seiten folgten in gleichem Abstand aufeinander, ohne einen Klick'
      }.`,
    unclear: (count) =>
      count === 1
        ? 'Sah eine Seite; für einen Grund geschah zu wenig.'
        : 'Es geschah zu wenig, um zu sagen, warum dieser Besuch stattfand.',
  },
  headline: {
    bought: (product, amount) => `Kaufte ${product ?? 'im Shop'}${amount ? ` für ${amount}` : ''}`,
    leftCheckout: (product, reason) => `Brach die Bestellung${product ? ` von ${product}` : ''} ab${because(reason)}`,
    leftCart: (product, reason) => `Ließ ${product ?? 'Produkte'} im Warenkorb zurück${because(reason)}`,
    compared: (names) => (names.length > 3 ? `Verglich ${products(names.length)}` : `Verglich ${list(names)}`),
    wentToCheckout: (product) => `Ging${product ? ` mit ${product}` : ''} zur Kasse`,
    emptiedCart: (product) => `Nahm ${product ?? 'alles'} aus dem Warenkorb`,
    noResults: (query) => `Suchte ${query ? `nach ${query} ` : ''}und fand nichts`,
    searched: (query) => (query ? `Suchte nach ${query}` : 'Suchte im Shop'),
    viewed: (product) => `Betrachtete ${product}`,
    browsed: (count) => `Sah sich um: ${products(count)}`,
    bounced: 'Ging nach einer Seite',
    automated: (count) => `Automatischer Besuch von ${count === 1 ? 'einer Seite' : `${count} Seiten`}`,
    visited: 'Kurzer Besuch',
  },
  goal(intent, product, query) {
    const subject = product ?? (query ? `„${query}“` : undefined);
    return {
      purchasing: subject ? `${subject} kaufen` : 'Etwas Bestimmtes kaufen',
      comparing: subject ? `Zwischen ${subject} und anderen wählen` : 'Zwischen Produkten wählen',
      browsing: 'Sich umsehen',
      researching: subject ? `Mehr über ${subject} erfahren` : 'Mehr erfahren',
      signing_up: 'Ein Konto anlegen',
      evaluating: 'Herausfinden, ob das Angebot passt',
      after_sales: 'Eine frühere Bestellung klären',
      support: 'Hilfe bekommen',
      account: 'Das Konto auf dem neuesten Stand halten',
      automated: 'Die Website mit einem Programm lesen',
      unknown: 'Unbekannt',
    }[intent];
  },
  nextAction(outcome, intent, friction, product) {
    const subject = product ?? 'dem Warenkorb';
    const elsewhere = `Sucht ${product ?? 'dasselbe'} anderswo mit günstigerem Versand`;
    const another = `Sucht einen anderen Gutschein und kehrt zu ${subject} zurück`;
    switch (outcome) {
      case 'purchase_completed':
        return 'Wartet auf die Lieferung und verfolgt die Bestellung';
      case 'abandoned_checkout':
        if (friction.includes('coupon_rejected')) return another;
        if (friction.includes('shipping_shock')) return elsewhere;
        if (friction.includes('form_error')) return 'Versucht die Bestellung noch einmal oder bittet um Hilfe';
        return `Kehrt innerhalb von Tagen zur Kasse zurück${product ? `, um ${product} zu kaufen` : ''}`;
      case 'abandoned_cart':
        if (friction.includes('coupon_rejected')) return another;
        return friction.includes('shipping_shock') ? elsewhere : `Kehrt zu ${subject} zurück`;
      case 'left_without_cart':
        if (friction.includes('no_results')) return 'Sucht in einem anderen Shop';
        return intent === 'comparing' ? 'Kommt zu einem der verglichenen Produkte zurück' : 'Kommt noch einmal zurück';
      case 'refund_requested':
        return 'Schickt die Ware zurück und wartet auf das Geld';
      case 'contacted_support':
        return 'Wartet auf eine Antwort';
      case 'signup_completed':
        return 'Beginnt, das Konto zu nutzen';
      case 'account_updated':
        return 'Kommt zur nächsten Bestellung zurück';
      case 'bounced':
        return 'Nichts zu erwarten';
      case 'crawl':
        return 'Kommt nach Plan wieder';
      case 'open':
        return intent === 'evaluating' ? 'Beginnt einen Test oder bittet um ein Angebot' : 'Vorerst nichts zu erwarten';
    }
  },
  actionWords: [
    [/\b(?:kaufte|gekauft|bezahlte|bezahlt|bestellte)\b/i, ['purchased']],
    [/\b(?:meldete eine Rücksendung|erstattet)\b/i, ['refund_requested']],
    [/\bregistrierte sich\b/i, ['signed_up']],
    [/\b(?:schrieb dem|beschwerte)\b/i, ['contacted']],
    [/\b(?:Fehler|fehlgeschlagen|zurückgewiesen)\b|schlug .*fehl/i, ['form_error', 'payment_failed', 'crashed']],
    [/\bGutschein/i, ['coupon_rejected', 'coupon_accepted']],
    [/\bverglich\b/i, ['compared']],
    [/\blegte\b.*\bWarenkorb\b/i, ['added']],
    [/\bnahm\b.*\bWarenkorb\b/i, ['removed']],
    [/\b(?:zur|an der|an die) Kasse\b(?! zu gehen)/i, ['checkout_step']],
    [/\bsuchte\b/i, ['searched']],
    [/\bVersandkosten\b/i, ['shipping_checked']],
    [/\blangsam\b/i, ['slow_page']],
    [/\bzögerte\b/i, ['hesitated']],
    [/\bbekannter Kunde\b/i, ['returning']],
  ],
  abandonmentWords: /\b(?:brach\b.*\bab|ging mit (?:vollem|leerem)|abgebrochen)\b/i,
};
