import { durationIn, moneyIn } from './by-intl.ts';
import type { Phrases } from './phrases.ts';

/** "y", which becomes "e" before a word that begins with its sound. */
const list = (items: readonly string[]): string => {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(', ')} ${/^h?i(?![ae])/i.test(last) ? 'e' : 'y'} ${last}`;
};
const times = (count: number): string => (count === 1 ? 'una vez' : count === 2 ? 'dos veces' : `${count} veces`);
const products = (count: number): string => `${count} ${count === 1 ? 'producto' : 'productos'}`;
const pages = (count: number): string => (count === 1 ? 'una página' : `${count} páginas`);
const andMore = (named: readonly string[], more: number): string =>
  list(more > 0 ? [...named, `${more} ${more === 1 ? 'producto más' : 'productos más'}`] : named);
const after = (reason: string | undefined): string => (reason ? ` tras ${reason}` : '');

/** Spanish. "El producto" stands for a pronoun, whose gender would depend on the name. */
export const SPANISH: Phrases = {
  language: 'es',
  stop: '.',
  capitalizesNouns: false,
  list,
  times,
  quote: (text) => `«${text}»`,
  money: moneyIn('es'),
  duration: durationIn(' s', ' min', ' h', ' '),
  did: {
    lookedAt: (names, more, shown) => `miró ${andMore(names, more)}${shown ? ` durante ${shown}` : ''}`,
    browsed: (count, named) => `miró ${products(count)}${named.length > 0 ? `, sobre todo ${list(named)}` : ''}`,
    listed: (categories) =>
      categories.length > 0 ? `recorrió ${list(categories)}` : 'recorrió las listas de productos',
    compared: (names) => (names.length > 3 ? `comparó ${products(names.length)}` : `comparó ${list(names)}`),
    searched: (queries, isFound) => `buscó ${list(queries)}${isFound ? '' : ' sin resultados'}`,
    searchedUnnamed: 'usó el buscador',
    filtered: 'filtró la lista',
    reviewed: 'leyó opiniones',
    checkedSize: 'consultó la guía de tallas',
    wishlisted: (names) => `guardó ${names.length > 0 ? list(names) : 'un producto'} para más tarde`,
    added: (names, more) => `puso ${andMore(names, more)} en el carrito`,
    addedIt: 'puso el producto en el carrito',
    addedUnnamed: 'puso un producto en el carrito',
    removed: (names) => `quitó ${names.length > 0 ? list(names) : 'un producto'} del carrito`,
    openedCart: 'abrió el carrito',
    acceptedCoupon: (code) => (code ? `usó el cupón ${code}` : 'usó un cupón'),
    wentToCheckout: 'pasó a la caja',
    wentToPayment: 'pasó por la caja hasta el pago',
    it: (count) => (count === 1 ? 'el producto' : 'los productos'),
    bought: (names, amount, order) =>
      `compró ${names.length > 0 ? list(names) : 'en la tienda'}${amount ? ` por ${amount}` : ''}${order ? ` (pedido ${order})` : ''}`,
    readHelp: 'leyó las páginas de ayuda',
    contacted: (topic) => `escribió a la tienda${topic ? ` (tema: ${topic})` : ''}`,
    readReturns: 'leyó cómo devolver un artículo',
    requestedReturn: (order) => `solicitó una devolución${order ? ` del pedido ${order}` : ''}`,
    trackedOrder: 'consultó un pedido anterior',
    readArticles: (count) => (count === 1 ? 'leyó un artículo' : `leyó ${count} artículos`),
    readPricing: 'consultó los precios',
    startedSignup: 'abrió el registro',
    signedUp: 'creó una cuenta',
    activated: 'empezó a usar el producto',
    openedAccount: 'abrió la cuenta',
    changedAccount: 'cambió datos de la cuenta',
    switchedLanguage: 'cambió de idioma',
    leftCheckout: (reason, isSaid) =>
      `se fue${isSaid ? '' : ' desde la caja'}${reason ? after(reason) : ' sin comprar'}`,
    leftCart: (reason) => `se fue con el carrito lleno${reason ? after(reason) : ', sin ir a pagar'}`,
    leftEmpty: 'se fue con el carrito vacío',
    visitedPages: (count) => `visitó ${pages(count)}`,
  },
  because: {
    couponRejected: (code) => (code ? `el rechazo del cupón ${code}` : 'el rechazo de un cupón'),
    paymentFailed: (count, reason) =>
      `fallar el pago${count === 1 ? '' : ` ${times(count)}`}${reason ? ` (${reason})` : ''}`,
    shippingCosts: (amount) => `ver los gastos de envío${amount ? ` de ${amount}` : ''}`,
    formErrors: (field) => (field ? `errores en el campo ${field}` : 'errores en un formulario'),
  },
  says: {
    couponRejected: (code, count) =>
      `${code ? `El cupón ${code}` : 'Un cupón'} fue rechazado${count === 1 ? '' : ` ${times(count)}`}.`,
    paymentFailed: (count, reason) =>
      `El pago falló${count === 1 ? '' : ` ${times(count)}`}${reason ? ` (${reason})` : ''}.`,
    formError: (field, count) => `${field ? `El campo ${field}` : 'Un campo'} fue rechazado ${times(count)}.`,
    rage: 'Hizo clic en el mismo sitio una y otra vez en poco tiempo, señal de enfado.',
    dead: 'Hizo clic donde no ocurre nada.',
    paused: (duration) => `Dudó durante ${duration} antes de seguir.`,
    cameBackToCheckout: (count) => `Llegó a la caja ${times(count)} y entre medias la dejó.`,
    slow: (count) => (count === 1 ? 'Una página fue lenta.' : `${count} páginas fueron lentas.`),
    crashed: (count) => `El sitio informó de ${count === 1 ? 'un error' : `${count} errores`}.`,
    shippingCosts: (amount) => `Consultó los gastos de envío${amount ? ` de ${amount}` : ''}.`,
    knownCustomer: 'Esta persona ya es conocida en la tienda.',
    cameBack: (duration) => `Volvió tras una pausa de ${duration}.`,
    purchaseIntent: (strength, product) =>
      `Intención de compra ${{ high: 'alta', clear: 'clara', some: 'leve' }[strength]}${product ? ` de ${product}` : ''}.`,
    bounced: (product) => (product ? `Vio solo la página de ${product} y se fue.` : 'Vio solo una página y se fue.'),
    automated: (count, reason) =>
      `${count === 1 ? 'Una página fue leída' : `${count} páginas fueron leídas`} por un programa: ${
        { declared: 'él mismo lo dice', headless: 'su navegador no tiene pantalla' }[reason] ??
        'las páginas se siguieron a intervalos constantes, sin un clic'
      }.`,
    unclear: (count) =>
      count === 1
        ? 'Vio una página; ocurrió demasiado poco para decir por qué.'
        : 'Ocurrió demasiado poco para decir a qué se debe esta visita.',
  },
  headline: {
    bought: (product, amount) => `Compró ${product ?? 'en la tienda'}${amount ? ` por ${amount}` : ''}`,
    leftCheckout: (product, reason) => `Dejó la caja${product ? ` con ${product}` : ''}${after(reason)}`,
    leftCart: (product, reason) => `Dejó ${product ?? 'productos'} en el carrito${after(reason)}`,
    compared: (names) => (names.length > 3 ? `Comparó ${products(names.length)}` : `Comparó ${list(names)}`),
    wentToCheckout: (product) => `Pasó a la caja${product ? ` con ${product}` : ''}`,
    emptiedCart: (product) => (product ? `Quitó ${product} del carrito` : 'Vació el carrito'),
    noResults: (query) => `Buscó ${query ? `${query} ` : ''}y no encontró nada`,
    searched: (query) => (query ? `Buscó ${query}` : 'Buscó en la tienda'),
    viewed: (product) => `Miró ${product}`,
    browsed: (count) => `Echó un vistazo: ${products(count)}`,
    bounced: 'Se fue después de una página',
    automated: (count) => `Visita automática a ${pages(count)}`,
    visited: 'Visita breve',
  },
  goal(intent, product, query) {
    const subject = product ?? (query ? `«${query}»` : undefined);
    return {
      purchasing: subject ? `Comprar ${subject}` : 'Comprar algo concreto',
      comparing: subject ? `Elegir entre ${subject} y otros` : 'Elegir entre productos',
      browsing: 'Echar un vistazo',
      researching: subject ? `Saber más sobre ${subject}` : 'Saber más',
      signing_up: 'Crear una cuenta',
      evaluating: 'Averiguar si la oferta le conviene',
      after_sales: 'Resolver un pedido anterior',
      support: 'Recibir ayuda',
      account: 'Mantener la cuenta al día',
      automated: 'Leer el sitio con un programa',
      unknown: 'Desconocido',
    }[intent];
  },
  nextAction(outcome, intent, friction, product) {
    const elsewhere = `Busca ${product ?? 'lo mismo'} en otra tienda con un envío más barato`;
    const another = `Busca otro cupón y vuelve a ${product ?? 'su cesta'}`;
    switch (outcome) {
      case 'purchase_completed':
        return 'Espera la entrega y sigue el pedido';
      case 'abandoned_checkout':
        if (friction.includes('coupon_rejected')) return another;
        if (friction.includes('shipping_shock')) return elsewhere;
        if (friction.includes('form_error')) return 'Intenta de nuevo hacer el pedido, o pide ayuda';
        return `Vuelve a la caja${product ? ` por ${product}` : ''} en unos días`;
      case 'abandoned_cart':
        if (friction.includes('coupon_rejected')) return another;
        return friction.includes('shipping_shock') ? elsewhere : `Vuelve al carrito${product ? ` por ${product}` : ''}`;
      case 'left_without_cart':
        if (friction.includes('no_results')) return 'Busca en otra tienda';
        return intent === 'comparing' ? 'Vuelve a uno de los productos comparados' : 'Vuelve a mirar';
      case 'refund_requested':
        return 'Devuelve los artículos y espera el dinero';
      case 'contacted_support':
        return 'Espera una respuesta';
      case 'signup_completed':
        return 'Empieza a usar la cuenta';
      case 'account_updated':
        return 'Vuelve para el próximo pedido';
      case 'bounced':
        return 'Nada que esperar';
      case 'crawl':
        return 'Vuelve según su programa';
      case 'open':
        return intent === 'evaluating' ? 'Empieza una prueba o pide una oferta' : 'Nada que esperar por ahora';
    }
  },
  actionWords: [
    [/\b(?:compró|pagó|encargó)(?!\p{L})/iu, ['purchased']],
    [/solicitó una devolución|reembols/i, ['refund_requested']],
    [/creó una cuenta|se registró/i, ['signed_up']],
    [/escribió a/i, ['contacted']],
    [
      /\b(?:error|errores|falló|fallar|rechazado)(?!\p{L})/iu,
      ['form_error', 'payment_failed', 'crashed', 'coupon_rejected'],
    ],
    [/cupón/i, ['coupon_rejected', 'coupon_accepted']],
    [/comparó/i, ['compared']],
    [/\bpuso\b.*\bcarrito/i, ['added']],
    [/quitó .*\bcarrito/i, ['removed']],
    [/\b(?:a|por|desde) la caja\b/i, ['checkout_step']],
    [/buscó|el buscador/i, ['searched']],
    [/gastos de envío/i, ['shipping_checked']],
    [/\blentas?\b/i, ['slow_page']],
    [/dudó/i, ['hesitated']],
    [/conocida en la tienda/i, ['returning']],
  ],
  abandonmentWords: /abandon|se fue (?:con el|desde|sin|tras)/i,
};
