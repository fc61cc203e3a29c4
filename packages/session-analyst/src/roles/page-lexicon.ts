/** What a page is for. */
export type PageRole =
  | 'home'
  | 'product'
  | 'category'
  | 'search'
  | 'compare'
  | 'reviews'
  | 'wishlist'
  | 'cart'
  | 'checkout'
  | 'payment'
  | 'confirmation'
  | 'shipping'
  | 'size'
  | 'help'
  | 'contact'
  | 'returns'
  | 'orders'
  | 'login'
  | 'signup'
  | 'account'
  | 'pricing'
  | 'article'
  | 'legal'
  | 'other';

/**
 * Path segments that tell a page's role, `|` between them, in English, German, French, Spanish, Italian, Dutch, Polish,
 * Portuguese, Swedish, Japanese, Chinese and Turkish. Hyphens and accents do not matter.
 */
export const PAGE_LEXICON: Record<Exclude<PageRole, 'home' | 'other'>, string> = {
  product:
    'product|products|item|items|p|dp|artikel|produkt|produkte|produit|produits|producto|productos|prodotto|prodotti|producten|produkty|produto|produtos|produkter|商品|产品|urun|urunler|pd|sku|goods',
  category:
    'category|categories|collection|collections|c|kategorie|kategorien|sortiment|categorie|rayon|categoria|categorias|categorieen|kategoria|kategorie produktow|kategori|kategorier|カテゴリ|カテゴリー|分类|kategoriler|department|departments|catalog|catalogue|katalog|kollektion|kollektionen|cat|brands|marken|marques|marcas|sale|outlet|new arrivals|neuheiten|nouveautes|soldes|novedades|rebajas|novita|saldi|aanbiedingen|nowosci|wyprzedaz|novidades|promocoes|セール|新着',
  search:
    'search|suche|suchergebnisse|recherche|chercher|buscar|busqueda|cerca|ricerca|zoeken|szukaj|wyszukiwanie|busca|pesquisa|pesquisar|sok|検索|搜索|ara|arama',
  compare:
    'compare|comparison|vergleich|vergleichen|comparer|comparaison|comparateur|comparar|comparacion|confronta|confronto|vergelijken|vergelijk|porownaj|porownanie|comparacao|jamfor|比較|对比|比较|karsilastir|karsilastirma',
  reviews:
    'reviews|review|ratings|bewertungen|rezensionen|avis|opiniones|resenas|recensioni|beoordelingen|opinie|recenzje|avaliacoes|recensioner|レビュー|评价|yorumlar|degerlendirmeler',
  wishlist:
    'wishlist|favorites|favourites|saved|merkzettel|wunschliste|favoris|liste d envies|lista de deseos|favoritos|preferiti|lista desideri|verlanglijst|favorieten|ulubione|lista de desejos|onskelista|favoriter|お気に入り|收藏|favoriler|istek listesi',
  cart: 'cart|basket|bag|warenkorb|einkaufswagen|panier|carrito|cesta|carrello|winkelwagen|winkelmand|koszyk|carrinho|varukorg|kundvagn|カート|购物车|sepet|sepetim|shopping cart|shopping bag|my cart|my bag|view cart|cart page|shoppingcart|mein warenkorb|mon panier|mi carrito|il mio carrello|mijn winkelwagen|moj koszyk|meu carrinho|min varukorg',
  checkout:
    'checkout|kasse|bestellen|commande|commander|caisse|passer commande|finalizar compra|pagar|tramitar pedido|cassa|acquista|afrekenen|kassa|kassan|zamowienie|kasa|finalizar|finalizar pedido|till kassan|レジ|購入手続き|ご注文手続き|结账|结算|odeme|siparis ver|checkouts|secure checkout|onepage checkout|onestepcheckout|bestellvorgang|zur kasse|kassenbereich|validation commande|proceso de compra|kassasida',
  payment:
    'payment|pay|zahlung|bezahlen|paiement|payer|pago|pagamento|betaling|betalen|platnosc|zaplac|betalning|支払い|お支払い|支付|付款|odeme yap',
  confirmation:
    'confirmation|order confirmation|thank you|thanks|success|order complete|bestellbestatigung|danke|vielen dank|merci|confirmacion|gracias|conferma|grazie|bevestiging|bedankt|potwierdzenie|dziekujemy|confirmacao|obrigado|bekraftelse|tack|ありがとうございます|注文完了|谢谢|订单完成|onay|tesekkurler|order received|order placed|order confirmed|order success|order completed|checkout success|orderconfirmation|thankyou|bestellung abgeschlossen|bestellung erfolgreich|commande confirmee|commande validee|pedido confirmado|pedido realizado|ordine confermato|ordine completato|bestelling geplaatst|zamowienie zlozone|pedido recebido|orderbekraftelse|siparis onayi|siparis tamamlandi|订单成功',
  shipping:
    'shipping|delivery|shipping costs|shipping info|versand|versandkosten|lieferung|livraison|frais de livraison|envio|envios|gastos de envio|spedizione|spedizioni|verzending|verzendkosten|bezorging|dostawa|koszty dostawy|wysylka|frete|entrega|frakt|leverans|配送|送料|运费|配送方式|kargo|teslimat',
  size: 'size guide|size chart|sizing|grossentabelle|grossenberater|guide des tailles|guia de tallas|guida alle taglie|maattabel|tabela rozmiarow|guia de tamanhos|tabela de medidas|storleksguide|サイズガイド|サイズ表|尺码指南|尺码表|beden tablosu',
  help: 'help|faq|faqs|support|help center|helpdesk|knowledge base|payment methods|hilfe|haufige fragen|aide|assistance|ayuda|preguntas frecuentes|aiuto|assistenza|hulp|klantenservice|pomoc|ajuda|suporte|hjalp|kundservice|ヘルプ|よくある質問|帮助|常见问题|yardim|sss|destek|customer service|customer support|kundenservice|kundendienst|service client|atencion al cliente|servizio clienti|obsluga klienta|atendimento|musteri hizmetleri|サポート|客服',
  contact:
    'contact|contact us|kontakt|kontaktformular|contactez nous|nous contacter|contacto|contactanos|contatti|contattaci|contactformulier|contato|fale conosco|kontakta oss|お問い合わせ|联系我们|iletisim',
  returns:
    'returns|return|refund|refunds|return policy|retoure|retouren|rucksendung|ruckgabe|erstattung|retour|retours|remboursement|devolucion|devoluciones|reembolso|reso|resi|rimborso|retourneren|terugbetaling|zwrot|zwroty|devolucao|devolucoes|retur|returer|aterbetalning|返品|返金|退货|退款|iade|iadeler',
  orders:
    'orders|order|order history|track|tracking|track order|order status|bestellung|bestellungen|sendungsverfolgung|commandes|mes commandes|suivi|pedidos|mis pedidos|seguimiento|ordini|i miei ordini|tracciamento|bestellingen|zamowienia|sledzenie|meus pedidos|rastreamento|bestallningar|ordrar|sparning|注文|注文履歴|订单|我的订单|siparis|siparislerim|siparis takip|my orders|order detail|order details|order tracking|meine bestellungen|bestelluebersicht|mijn bestellingen|moje zamowienia|mina bestallningar',
  login:
    'login|log in|signin|sign in|anmelden|anmeldung|einloggen|connexion|se connecter|iniciar sesion|acceso|accedi|inloggen|logowanie|zaloguj|entrar|logga in|ログイン|登录|giris|giris yap',
  signup:
    'signup|sign up|register|registration|create account|join|trial|start trial|free trial|registrieren|registrierung|konto erstellen|inscription|s inscrire|creer un compte|registro|registrarse|crear cuenta|registrati|registrazione|registreren|rejestracja|zarejestruj|cadastro|registrar|criar conta|registrera|skapa konto|会員登録|新規登録|注册|kayit|kayit ol|uye ol',
  account:
    'account|my account|profile|settings|password|address|addresses|konto|mein konto|profil|einstellungen|compte|mon compte|cuenta|mi cuenta|perfil|il mio account|profilo|mijn account|moje konto|minha conta|mitt konto|mina sidor|マイページ|アカウント|我的账户|账户|hesabim|hesap',
  pricing:
    'pricing|prices|plans|subscriptions|preise|tarife|tarifs|precios|planes|tarifas|prezzi|piani|prijzen|abonnementen|cennik|plany|precos|planos|priser|料金|プラン|定价|价格|fiyatlar|fiyatlandirma',
  article:
    'blog|article|articles|docs|documentation|guide|guides|magazine|journal|news|learn|stories|ratgeber|magazin|anleitung|dokumentation|aktuelles|actualites|conseils|articulo|articulos|noticias|guia|articolo|articoli|notizie|guida|artikelen|nieuws|gids|artykul|poradnik|aktualnosci|artigo|artigos|noticia|artiklar|nyheter|ブログ|記事|ガイド|博客|文章|指南|makale|haberler|rehber',
  legal:
    'privacy|terms|imprint|legal|cookies|impressum|datenschutz|agb|mentions legales|confidentialite|cgv|aviso legal|privacidad|note legali|privacybeleid|voorwaarden|prywatnosc|regulamin|privacidade|termos|integritet|villkor|プライバシー|利用規約|隐私|条款|gizlilik|kullanim kosullari',
};
