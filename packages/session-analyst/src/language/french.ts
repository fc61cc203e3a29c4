import { durationIn, listWith, moneyIn } from './by-intl.ts';
import type { Phrases } from './phrases.ts';

const list = listWith('et');
const times = (count: number): string => (count === 1 ? 'une fois' : `${count} fois`);
const products = (count: number): string => `${count} ${count === 1 ? 'produit' : 'produits'}`;
const pages = (count: number): string => (count === 1 ? 'une page' : `${count} pages`);
const andMore = (named: readonly string[], more: number): string =>
  list(more > 0 ? [...named, `${more} ${more === 1 ? 'autre produit' : 'autres produits'}`] : named);
const after = (reason: string | undefined): string => (reason ? ` après ${reason}` : '');

/** French. Verbs take "avoir", so that no participle agrees with a visitor of whom nothing is known. */
export const FRENCH: Phrases = {
  language: 'fr',
  stop: '.',
  capitalizesNouns: false,
  list,
  times,
  quote: (text) => `« ${text} »`,
  money: moneyIn('fr'),
  duration: durationIn(' s', ' min', ' h', ' '),
  did: {
    lookedAt: (names, more, shown) => `a regardé ${andMore(names, more)}${shown ? ` pendant ${shown}` : ''}`,
    browsed: (count, named) => `a regardé ${products(count)}${named.length > 0 ? `, surtout ${list(named)}` : ''}`,
    listed: (categories) =>
      categories.length > 0 ? `a parcouru ${list(categories)}` : 'a parcouru les listes de produits',
    compared: (names) => (names.length > 3 ? `a comparé ${products(names.length)}` : `a comparé ${list(names)}`),
    searched: (queries, isFound) => `a cherché ${list(queries)}${isFound ? '' : ' sans résultat'}`,
    searchedUnnamed: 'a utilisé la recherche',
    filtered: 'a filtré la liste',
    reviewed: 'a lu des avis',
    checkedSize: 'a consulté le guide des tailles',
    wishlisted: (names) => `a mis ${names.length > 0 ? list(names) : 'un produit'} de côté`,
    added: (names, more) => `a mis ${andMore(names, more)} au panier`,
    addedIt: 'a mis le produit au panier',
    addedUnnamed: 'a mis un produit au panier',
    removed: (names) => `a retiré ${names.length > 0 ? list(names) : 'un produit'} du panier`,
    openedCart: 'a ouvert le panier',
    acceptedCoupon: (code) => (code ? `a utilisé le code promo ${code}` : 'a utilisé un code promo'),
    wentToCheckout: 'a poursuivi vers la commande',
    wentToPayment: 'a poursuivi la commande jusqu’au paiement',
    it: (count) => (count === 1 ? 'le produit' : 'les produits'),
    bought: (names, amount, order) =>
      `a acheté ${names.length > 0 ? list(names) : 'dans la boutique'}${amount ? ` pour ${amount}` : ''}${order ? ` (commande ${order})` : ''}`,
    readHelp: 'a lu les pages d’aide',
    contacted: (topic) => `a écrit à la boutique${topic ? ` (sujet : ${topic})` : ''}`,
    readReturns: 'a lu comment renvoyer un article',
    requestedReturn: (order) => `a demandé un retour${order ? ` de la commande ${order}` : ''}`,
    trackedOrder: 'a consulté une commande précédente',
    readArticles: (count) => (count === 1 ? 'a lu un article' : `a lu ${count} articles`),
    readPricing: 'a consulté les tarifs',
    startedSignup: 'a ouvert l’inscription',
    signedUp: 'a créé un compte',
    activated: 'a commencé à utiliser le produit',
    openedAccount: 'a ouvert le compte',
    changedAccount: 'a modifié les données du compte',
    switchedLanguage: 'a changé de langue',
    leftCheckout: (reason, isSaid) =>
      `a quitté ${isSaid ? 'le site' : 'la commande'}${reason ? after(reason) : ' sans acheter'}`,
    leftCart: (reason) => `a laissé le panier plein${reason ? after(reason) : ', sans aller payer'}`,
    leftEmpty: 'a quitté le site avec un panier vide',
    visitedPages: (count) => `a visité ${pages(count)}`,
  },
  because: {
    couponRejected: (code) => (code ? `le refus du code promo ${code}` : 'le refus d’un code promo'),
    paymentFailed: (count, reason) =>
      `${count === 1 ? 'l’échec' : `${count} échecs`} du paiement${reason ? ` (${reason})` : ''}`,
    shippingCosts: (amount) => `avoir vu les frais de livraison${amount ? ` de ${amount}` : ''}`,
    formErrors: (field) => (field ? `des erreurs dans le champ ${field}` : 'des erreurs dans un formulaire'),
  },
  says: {
    couponRejected: (code, count) =>
      `${code ? `Le code promo ${code}` : 'Un code promo'} a été refusé${count === 1 ? '' : ` ${times(count)}`}.`,
    paymentFailed: (count, reason) =>
      `Le paiement a échoué${count === 1 ? '' : ` ${times(count)}`}${reason ? ` (${reason})` : ''}.`,
    formError: (field, count) => `${field ? `Le champ ${field}` : 'Un champ'} a été refusé ${times(count)}.`,
    rage: 'A cliqué plusieurs fois de suite au même endroit, un signe d’agacement.',
    dead: 'A cliqué là où rien ne se passe.',
    paused: (duration) => `A hésité pendant ${duration} avant de continuer.`,
    cameBackToCheckout: (count) => `A ouvert la commande ${times(count)}, en la quittant entre-temps.`,
    slow: (count) => (count === 1 ? 'Une page était lente.' : `${count} pages étaient lentes.`),
    crashed: (count) => `Le site a signalé ${count === 1 ? 'une erreur' : `${count} erreurs`}.`,
    shippingCosts: (amount) => `A consulté les frais de livraison${amount ? ` de ${amount}` : ''}.`,
    knownCustomer: 'Cette personne est déjà connue de la boutique.',
    cameBack: (duration) => `A repris la visite après une pause de ${duration}.`,
    purchaseIntent: (strength, product) =>
      `Intention d’achat ${{ high: 'forte', clear: 'nette', some: 'légère' }[strength]}${product ? ` pour ${product}` : ''}.`,
    bounced: (product) => (product ? `N’a vu que la page de ${product}.` : 'N’a vu qu’une seule page.'),
    automated: (count, reason) =>
      `${count === 1 ? 'Une page a été lue' : `${count} pages ont été lues`} par un programme : ${
        { declared: 'il le dit lui-même', headless: 'son navigateur n’a pas d’écran' }[reason] ??
        'les pages se sont suivies à intervalles constants, sans un clic'
      }.`,
    unclear: (count) =>
      count === 1
        ? 'A vu une page ; il s’est passé trop peu de choses pour dire pourquoi.'
        : 'Il s’est passé trop peu de choses pour dire la raison de cette visite.',
  },
  headline: {
    bought: (product, amount) =>
      `Achat ${product ? `de ${product}` : 'dans la boutique'}${amount ? ` pour ${amount}` : ''}`,
    leftCheckout: (product, reason) => `Commande${product ? ` de ${product}` : ''} abandonnée${after(reason)}`,
    leftCart: (product, reason) => `${product ?? 'Panier plein'} : panier laissé${after(reason)}`,
    compared: (names) =>
      names.length > 3 ? `Comparaison de ${products(names.length)}` : `Comparaison de ${list(names)}`,
    wentToCheckout: (product) => `Passage à la commande${product ? ` avec ${product}` : ''}`,
    emptiedCart: (product) => (product ? `A retiré ${product} du panier` : 'A vidé le panier'),
    noResults: (query) => `A cherché ${query ? `${query} ` : ''}sans rien trouver`,
    searched: (query) => (query ? `A cherché ${query}` : 'A cherché dans la boutique'),
    viewed: (product) => `A regardé ${product}`,
    browsed: (count) => `A fait le tour : ${products(count)}`,
    bounced: 'Visite d’une seule page',
    automated: (count) => `Visite automatique de ${pages(count)}`,
    visited: 'Courte visite',
  },
  goal(intent, product, query) {
    const subject = product ?? (query ? `« ${query} »` : undefined);
    return {
      purchasing: subject ? `Acheter ${subject}` : 'Acheter quelque chose de précis',
      comparing: subject ? `Choisir entre ${subject} et d’autres` : 'Choisir entre des produits',
      browsing: 'Regarder ce qu’il y a',
      researching: subject ? `En savoir plus sur ${subject}` : 'En savoir plus',
      signing_up: 'Créer un compte',
      evaluating: 'Savoir si l’offre convient',
      after_sales: 'Régler une commande précédente',
      support: 'Obtenir de l’aide',
      account: 'Tenir le compte à jour',
      automated: 'Lire le site par programme',
      unknown: 'Inconnu',
    }[intent];
  },
  nextAction(outcome, intent, friction, product) {
    const elsewhere = `Cherche ${product ?? 'la même chose'} ailleurs, avec une livraison moins chère`;
    const another = `Cherche un autre code promo et revient ${product ? `à ${product}` : 'au panier'}`;
    switch (outcome) {
      case 'purchase_completed':
        return 'Attend la livraison et suit la commande';
      case 'abandoned_checkout':
        if (friction.includes('coupon_rejected')) return another;
        if (friction.includes('shipping_shock')) return elsewhere;
        if (friction.includes('form_error')) return 'Tente à nouveau la commande, ou demande de l’aide';
        return `Revient à la commande${product ? ` de ${product}` : ''} sous quelques jours`;
      case 'abandoned_cart':
        if (friction.includes('coupon_rejected')) return another;
        if (friction.includes('shipping_shock')) return elsewhere;
        return `Revient au panier${product ? ` pour ${product}` : ''}`;
      case 'left_without_cart':
        if (friction.includes('no_results')) return 'Cherche dans une autre boutique';
        return intent === 'comparing' ? 'Revient à l’un des produits comparés' : 'Revient regarder';
      case 'refund_requested':
        return 'Renvoie les articles et attend le remboursement';
      case 'contacted_support':
        return 'Attend une réponse';
      case 'signup_completed':
        return 'Commence à utiliser le compte';
      case 'account_updated':
        return 'Revient pour la prochaine commande';
      case 'bounced':
        return 'Rien à attendre';
      case 'crawl':
        return 'Repasse à intervalles réguliers';
      case 'open':
        return intent === 'evaluating' ? 'Commence un essai ou demande une offre' : 'Rien à attendre pour l’instant';
    }
  },
  actionWords: [
    [/\b(?:a acheté|achat (?:de|dans)|a payé|a commandé)(?!\p{L})/iu, ['purchased']],
    [/\b(?:demandé un retour|remboursé)/i, ['refund_requested']],
    [/créé un compte/i, ['signed_up']],
    [/a écrit à/i, ['contacted']],
    [/\b(?:erreurs?|refusé|échoué|échecs?)(?!\p{L})/iu, ['form_error', 'payment_failed', 'crashed', 'coupon_rejected']],
    [/code promo/i, ['coupon_rejected', 'coupon_accepted']],
    [/a comparé/i, ['compared']],
    [/a mis\b.*\bau panier/i, ['added']],
    [/a retiré\b.*\bdu panier/i, ['removed']],
    [/vers la commande|la commande jusqu|quitté la commande|ouvert la commande/i, ['checkout_step']],
    [/a cherché|la recherche/i, ['searched']],
    [/frais de livraison/i, ['shipping_checked']],
    [/\blentes?\b/i, ['slow_page']],
    [/a hésité/i, ['hesitated']],
    [/connue de la boutique/i, ['returning']],
  ],
  abandonmentWords: /abandonn|a laissé le panier|a quitté (?:le site|la commande)/i,
};
