/** What a click or a custom event does. */
export type Action =
  | 'view_product'
  | 'add_to_cart'
  | 'remove_from_cart'
  | 'view_cart'
  | 'checkout'
  | 'place_order'
  | 'apply_coupon'
  | 'compare'
  | 'wishlist'
  | 'filter'
  | 'review'
  | 'search'
  | 'coupon_rejected'
  | 'coupon_accepted'
  | 'shipping_cost'
  | 'purchase'
  | 'payment_failed'
  | 'return'
  | 'contact'
  | 'help'
  | 'size_guide'
  | 'account'
  | 'login'
  | 'signup'
  | 'activate'
  | 'account_change'
  | 'track_order'
  | 'language'
  | 'crash'
  | 'rage_click'
  | 'dead_click';

/** Names of custom events and of `data-crow-action`, `|` between them; hyphens and capitals do not matter. */
export const NAME_LEXICON: Record<Action, string> = {
  view_product:
    'product viewed|viewed product|view product|product view|item viewed|view item|product detail viewed|product page viewed|view content',
  add_to_cart:
    'add to cart|added to cart|cart add|product added|add to basket|add to bag|item added|item added to cart|product added to cart|product added to basket',
  remove_from_cart:
    'remove from cart|removed from cart|cart remove|product removed|remove from basket|item removed|item removed from cart|product removed from cart',
  view_cart: 'view cart|cart viewed|open cart|cart',
  checkout: 'checkout|begin checkout|checkout started|start checkout|go to checkout|initiate checkout|checkout step',
  place_order: 'place order|submit order|pay|buy now',
  apply_coupon: 'apply coupon|coupon entered|apply code|redeem coupon',
  compare: 'compare|add to compare|product compared|comparison opened',
  wishlist: 'wishlist|add to wishlist|wishlist added|favorite|save for later',
  filter: 'filter|filter applied|sort|products filtered|sort applied',
  review: 'review read|reviews opened|reviews|video played|play video|review opened|video started',
  search: 'search|products searched|site search|view search results',
  coupon_rejected:
    'coupon rejected|coupon error|invalid coupon|coupon not valid|coupon declined|promo code invalid|promo code error|discount code rejected|coupon denied|coupon invalid|coupon failed|promo code rejected',
  coupon_accepted: 'coupon applied|coupon accepted|coupon redeemed',
  shipping_cost: 'shipping cost shown|shipping costs shown|shipping shown|delivery cost shown|shipping calculated',
  purchase:
    'order completed|purchase|order placed|checkout completed|purchased|order confirmed|transaction|checkout complete|order success|order submitted|order complete|purchase completed|purchase complete|payment success|payment succeeded|payment completed|checkout success',
  payment_failed:
    'payment failed|payment declined|payment error|card declined|payment rejected|payment unsuccessful|card rejected|transaction failed|transaction declined',
  return:
    'return requested|refund requested|return started|request return|refund|request refund|return|return submitted|return created|return request submitted|refund submitted|refund request submitted',
  contact:
    'contact sent|message sent|support contacted|ticket created|chat started|contact form sent|support requested|contact form submitted|contact form completed|contact submitted|contact us submitted|support ticket created|support ticket submitted|ticket submitted|live chat started|chat message sent|feedback sent|inquiry sent|enquiry sent|callback requested',
  help: 'help opened|help|faq opened|help article viewed',
  size_guide: 'size guide|size guide opened|size chart|size chart opened|size guide viewed',
  account: 'account|my account|account opened|profile',
  login: 'login|logged in|log in|signed in|sign in',
  signup:
    'signup|sign up|signed up|sign up completed|signup completed|registered|account created|registration completed|trial started|start trial|sign up complete|signup complete|user registered|user signed up|registration complete|account registered|trial activated',
  activate:
    'activated|onboarding completed|project created|first project created|workspace created|invite sent|activation|onboarding complete|first task completed|teammate invited|member invited|user invited|integration connected',
  account_change:
    'account updated|profile updated|password changed|address changed|email changed|settings saved|account changed|address updated|payment method updated|plan changed|subscription cancelled|subscription canceled|email updated|password updated|settings updated|settings changed|profile saved|preferences updated|plan upgraded|plan downgraded|subscription updated|subscription upgraded|subscription changed',
  track_order: 'order tracked|track order|order status viewed|tracking opened',
  language: 'language changed|language switched|locale changed|switch language',
  crash: 'crash|crashed|error|js error|exception|app crashed|javascript error',
  rage_click: 'rage click|rageclick',
  dead_click: 'dead click|deadclick',
};

/**
 * Words on buttons and links, `|` between them, in English, German, French, Spanish, Italian, Dutch, Polish, Portuguese,
 * Swedish, Japanese, Chinese and Turkish. Looked for at the beginning of the text or as a whole part of it, in this order.
 */
export const BUTTON_LEXICON: readonly (readonly [Action, string])[] = [
  [
    'add_to_cart',
    'add to cart|add to basket|add to bag|in den warenkorb|in den einkaufswagen|ajouter au panier|anadir al carrito|agregar al carrito|anadir a la cesta|aggiungi al carrello|in winkelwagen|in winkelmand|toevoegen aan winkelwagen|dodaj do koszyka|adicionar ao carrinho|lagg i varukorg|lagg i varukorgen|カートに入れる|カートに追加|加入购物车|sepete ekle',
  ],
  [
    'remove_from_cart',
    'remove from cart|aus dem warenkorb entfernen|retirer du panier|supprimer du panier|eliminar del carrito|rimuovi dal carrello|verwijder uit winkelwagen|usun z koszyka|remover do carrinho|ta bort fran varukorgen|カートから削除|从购物车移除|sepetten cikar',
  ],
  [
    'place_order',
    'place order|buy now|pay now|complete order|zahlungspflichtig bestellen|jetzt kaufen|jetzt bezahlen|kaufen und bezahlen|valider la commande|payer maintenant|realizar pedido|pagar ahora|comprar ahora|effettua ordine|paga ora|acquista ora|bestelling plaatsen|nu betalen|kup teraz|zamawiam i place|finalizar compra|comprar agora|slutfor kop|kop nu|注文を確定|今すぐ購入|提交订单|立即购买|立即支付|siparisi tamamla|satin al',
  ],
  [
    'checkout',
    'checkout|check out|go to checkout|proceed to checkout|zur kasse|passer commande|passer a la caisse|commander|ir a la caja|tramitar pedido|procedi all acquisto|vai alla cassa|afrekenen|naar de kassa|do kasy|przejdz do kasy|fechar pedido|ir para o checkout|till kassan|ga till kassan|レジに進む|購入手続きへ|去结算|结账|alisverisi tamamla|odemeye gec',
  ],
  [
    'apply_coupon',
    'apply coupon|apply code|redeem|gutschein einlosen|code einlosen|appliquer le code|appliquer|aplicar cupon|applica coupon|kortingscode toepassen|zastosuj kod|aplicar cupom|anvand rabattkod|クーポンを適用|使用优惠券|kupon uygula|kodu uygula',
  ],
  [
    'compare',
    'compare|vergleichen|comparer|comparar|confronta|vergelijken|porownaj|jamfor|比較する|对比|加入对比|karsilastir',
  ],
  [
    'wishlist',
    'add to wishlist|save for later|auf den merkzettel|auf die wunschliste|ajouter aux favoris|anadir a favoritos|aggiungi ai preferiti|op verlanglijst|dodaj do ulubionych|adicionar aos favoritos|spara i favoriter|お気に入りに追加|加入收藏|favorilere ekle',
  ],
  [
    'shipping_cost',
    'shipping costs|delivery costs|versandkosten|frais de livraison|frais de port|gastos de envio|costi di spedizione|verzendkosten|koszty dostawy|custos de envio|calcular frete|fraktkostnad|送料|运费|kargo ucreti',
  ],
  [
    'help',
    'help|help center|faq|hilfe|haufige fragen|aide|besoin d aide|ayuda|aiuto|hulp|klantenservice|pomoc|ajuda|hjalp|kundservice|ヘルプ|帮助|yardim',
  ],
  [
    'return',
    'return item|request return|request refund|rucksendung anmelden|retoure anmelden|retourner un article|demander un remboursement|solicitar devolucion|richiedi reso|retour aanmelden|zglos zwrot|solicitar devolucao|registrera retur|返品を申し込む|申请退货|申请退款|iade talebi',
  ],
  [
    'review',
    'read reviews|reviews|customer reviews|bewertungen|kundenbewertungen|avis clients|lire les avis|opiniones|recensioni|beoordelingen|opinie klientow|avaliacoes|recensioner|レビューを見る|查看评价|yorumlar',
  ],
  [
    'size_guide',
    'size guide|size chart|sizing|grossentabelle|grossenberater|guide des tailles|guia de tallas|guida alle taglie|maattabel|tabela rozmiarow|guia de tamanhos|tabela de medidas|storleksguide|サイズガイド|サイズ表|尺码指南|尺码表|beden tablosu',
  ],
  [
    'view_cart',
    'view cart|show cart|go to cart|cart|basket|bag|warenkorb|zum warenkorb|warenkorb ansehen|panier|voir le panier|mon panier|carrito|ver carrito|ver la cesta|carrello|vai al carrello|vedi carrello|winkelwagen|bekijk winkelwagen|naar winkelwagen|koszyk|zobacz koszyk|przejdz do koszyka|carrinho|ver carrinho|varukorg|visa varukorgen|till varukorgen|カートを見る|カートへ|查看购物车|sepet|sepete git|sepetim',
  ],
  [
    'track_order',
    'track order|track my order|track your order|track parcel|track package|where is my order|sendung verfolgen|bestellung verfolgen|suivre ma commande|suivre mon colis|seguir pedido|rastrear pedido|seguir mi pedido|traccia ordine|traccia il mio ordine|bestelling volgen|pakket volgen|sledz przesylke|sledz zamowienie|rastrear encomenda|spara paket|spara order|配送状況|荷物を追跡|查看物流|跟踪订单|siparisimi takip et|siparis takibi|kargo takip',
  ],
  [
    'signup',
    'sign up|create account|create an account|register|start free trial|start trial|registrieren|konto erstellen|jetzt registrieren|kostenlos testen|creer un compte|s inscrire|essai gratuit|crear cuenta|registrarse|prueba gratis|registrati|crea account|prova gratis|account aanmaken|registreren|zaloz konto|zarejestruj sie|criar conta|cadastre se|registrar se|skapa konto|registrera dig|新規登録|会員登録|注册|uye ol|kayit ol|hesap olustur',
  ],
  [
    'login',
    'log in|login|sign in|anmelden|einloggen|se connecter|connexion|iniciar sesion|accedi|inloggen|zaloguj sie|zaloguj|entrar|iniciar sessao|logga in|ログイン|登录|giris yap|oturum ac',
  ],
  [
    'contact',
    'contact us|contact support|contact|kontakt aufnehmen|kontakt|nous contacter|contactez nous|contactanos|contacto|contattaci|contatti|neem contact op|contact opnemen|skontaktuj sie z nami|fale conosco|entre em contato|kontakta oss|お問い合わせ|联系我们|联系客服|bize ulasin|iletisim',
  ],
  [
    'account',
    'my account|account|mein konto|mon compte|mi cuenta|il mio account|mijn account|moje konto|minha conta|mitt konto|mina sidor|マイページ|アカウント|我的账户|个人中心|hesabim',
  ],
  [
    'search',
    'search|suchen|suche|rechercher|recherche|buscar|cerca|zoeken|szukaj|pesquisar|procurar|sok|検索|搜索|ara',
  ],
  [
    'filter',
    'filter|filters|sort by|apply filters|sortieren|filtern|filtrer|trier|trier par|filtrar|ordenar|ordenar por|filtra|ordina|filteren|sorteren|filtruj|sortuj|filtrera|sortera|絞り込み|並び替え|筛选|排序|filtrele|sirala',
  ],
  [
    'language',
    'english|deutsch|francais|espanol|italiano|nederlands|polski|portugues|svenska|日本語|简体中文|turkce|language|sprache|langue|idioma|lingua|taal|jezyk|sprak|言語|语言|dil',
  ],
];
