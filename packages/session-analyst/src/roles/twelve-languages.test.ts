import { expect, test } from 'vitest';
import { actionOf } from './action-role.ts';
import { readPage } from './page-role.ts';

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'ja', 'zh', 'tr'] as const;

/** The last part of an address, by role, in the order of the languages. */
const PAGES = {
  cart: 'cart|warenkorb|panier|carrito|carrello|winkelwagen|koszyk|carrinho|varukorg|カート|购物车|sepet',
  checkout:
    'checkout|kasse|commande|finalizar-compra|cassa|afrekenen|zamowienie|finalizar-pedido|kassan|レジ|结账|odeme',
  payment: 'payment|zahlung|paiement|pago|pagamento|betaling|platnosc|pagamento|betalning|お支払い|支付|odeme-yap',
  search: 'search|suche|recherche|busqueda|ricerca|zoeken|szukaj|pesquisa|sok|検索|搜索|arama',
  help: 'help|hilfe|aide|ayuda|aiuto|hulp|pomoc|ajuda|hjalp|ヘルプ|帮助|yardim',
  returns: 'returns|retoure|retours|devoluciones|resi|retourneren|zwroty|devolucoes|returer|返品|退货|iade',
  login: 'login|anmelden|connexion|iniciar-sesion|accedi|inloggen|logowanie|entrar|logga-in|ログイン|登录|giris-yap',
  signup:
    'sign-up|registrieren|inscription|registrarse|registrati|registreren|rejestracja|cadastro|registrera|会員登録|注册|kayit-ol',
  compare:
    'compare|vergleich|comparer|comparar|confronta|vergelijken|porownanie|comparacao|jamfor|比較|对比|karsilastir',
  size: 'size-guide|größentabelle|guide-des-tailles|guia-de-tallas|guida-alle-taglie|maattabel|tabela-rozmiarow|guia-de-tamanhos|storleksguide|サイズガイド|尺码指南|beden-tablosu',
  shipping:
    'shipping-costs|versandkosten|frais-de-livraison|gastos-de-envio|spedizioni|verzendkosten|koszty-dostawy|frete|frakt|送料|运费|kargo',
  wishlist:
    'wishlist|merkzettel|favoris|favoritos|preferiti|verlanglijst|ulubione|lista-de-desejos|onskelista|お気に入り|收藏|favoriler',
  account:
    'account|mein-konto|mon-compte|mi-cuenta|il-mio-account|mijn-account|moje-konto|minha-conta|mina-sidor|マイページ|我的账户|hesabim',
  orders:
    'orders|bestellungen|mes-commandes|mis-pedidos|i-miei-ordini|bestellingen|zamowienia|meus-pedidos|bestallningar|注文履歴|我的订单|siparislerim',
};

/** Words on buttons and links, by action, in the order of the languages. */
const BUTTONS = {
  add_to_cart:
    'Add to cart|In den Warenkorb|Ajouter au panier|Añadir al carrito|Aggiungi al carrello|In winkelwagen|Dodaj do koszyka|Adicionar ao carrinho|Lägg i varukorgen|カートに入れる|加入购物车|Sepete ekle',
  view_cart:
    'View cart|Zum Warenkorb|Voir le panier|Ver carrito|Vai al carrello|Bekijk winkelwagen|Zobacz koszyk|Ver carrinho|Visa varukorgen|カートを見る|查看购物车|Sepete git',
  checkout:
    'Checkout|Zur Kasse|Passer commande|Tramitar pedido|Vai alla cassa|Naar de kassa|Przejdź do kasy|Ir para o checkout|Till kassan|レジに進む|去结算|Ödemeye geç',
  place_order:
    'Pay now|Jetzt bezahlen|Payer maintenant|Pagar ahora|Paga ora|Nu betalen|Kup teraz|Comprar agora|Slutför köp|注文を確定|立即支付|Siparişi tamamla',
  search: 'Search|Suchen|Rechercher|Buscar|Cerca|Zoeken|Szukaj|Pesquisar|Sök|検索|搜索|Ara',
  help: 'Help|Hilfe|Aide|Ayuda|Aiuto|Hulp|Pomoc|Ajuda|Hjälp|ヘルプ|帮助|Yardım',
  return:
    'Request return|Retoure anmelden|Retourner un article|Solicitar devolución|Richiedi reso|Retour aanmelden|Zgłoś zwrot|Solicitar devolução|Registrera retur|返品を申し込む|申请退货|İade talebi',
  login:
    'Log in|Anmelden|Se connecter|Iniciar sesión|Accedi|Inloggen|Zaloguj się|Entrar|Logga in|ログイン|登录|Giriş yap',
  signup:
    'Sign up|Konto erstellen|Créer un compte|Crear cuenta|Registrati|Account aanmaken|Załóż konto|Criar conta|Skapa konto|新規登録|注册|Üye ol',
  compare:
    'Compare|Vergleichen|Comparer|Comparar|Confronta|Vergelijken|Porównaj|Comparar|Jämför|比較する|对比|Karşılaştır',
  size_guide:
    'Size guide|Größentabelle|Guide des tailles|Guía de tallas|Guida alle taglie|Maattabel|Tabela rozmiarów|Guia de tamanhos|Storleksguide|サイズガイド|尺码指南|Beden tablosu',
  shipping_cost:
    'Shipping costs|Versandkosten|Frais de livraison|Gastos de envío|Costi di spedizione|Verzendkosten|Koszty dostawy|Calcular frete|Fraktkostnad|送料|运费|Kargo ücreti',
  wishlist:
    'Add to wishlist|Auf den Merkzettel|Ajouter aux favoris|Añadir a favoritos|Aggiungi ai preferiti|Op verlanglijst|Dodaj do ulubionych|Adicionar aos favoritos|Spara i favoriter|お気に入りに追加|加入收藏|Favorilere ekle',
  account:
    'My account|Mein Konto|Mon compte|Mi cuenta|Il mio account|Mijn account|Moje konto|Minha conta|Mitt konto|マイページ|我的账户|Hesabım',
  track_order:
    'Track order|Sendung verfolgen|Suivre ma commande|Seguir pedido|Traccia ordine|Bestelling volgen|Śledź przesyłkę|Rastrear pedido|Spåra paket|配送状況|查看物流|Siparişimi takip et',
  contact:
    'Contact us|Kontakt aufnehmen|Nous contacter|Contáctanos|Contattaci|Neem contact op|Skontaktuj się z nami|Fale conosco|Kontakta oss|お問い合わせ|联系我们|Bize ulaşın',
};

function each(table: Record<string, string>): [role: string, language: string, words: string][] {
  return Object.entries(table).flatMap(([role, words]) =>
    words.split('|').map((word, index): [string, string, string] => [role, LANGUAGES[index] ?? '', word]),
  );
}

test('both tables name every role in every language', () => {
  for (const words of [...Object.values(PAGES), ...Object.values(BUTTONS)])
    expect(words.split('|')).toHaveLength(LANGUAGES.length);
});

test.each(each(PAGES))('a page of the role %s, in %s: /%s', (role, _, word) => {
  expect(readPage(`/${word}`).role).toBe(role);
  expect(readPage(`https://shop.example/xx/${encodeURIComponent(word)}.html`).role).toBe(role);
});

test.each(each(BUTTONS))('a button that does %s, in %s: %s', (action, _, text) => {
  const element = { tag: 'button', text };
  expect(actionOf({ type: 'click', id: 'e1', ts: 1e12, source: 's', seq: 1, element })).toBe(action);
});
