import { durationIn, moneyIn } from './by-intl.ts';
import type { Phrases } from './phrases.ts';

const list = (items: readonly string[]): string => items.join('、');
const products = (count: number): string => `${count}点の商品`;
const andMore = (named: readonly string[], more: number): string => `${list(named)}${more > 0 ? `ほか${more}点` : ''}`;
const after = (reason: string | undefined): string => (reason ? `${reason}後に` : '');

/** Japanese. Parts of sentences end in nouns, as reports do, so that any number of them can stand in a row. */
export const JAPANESE: Phrases = {
  language: 'ja',
  stop: '。',
  capitalizesNouns: false,
  list,
  times: (count) => `${count}回`,
  quote: (text) => `「${text}」`,
  money: moneyIn('ja'),
  duration: durationIn('秒', '分', '時間', ''),
  did: {
    lookedAt: (names, more, shown) => `${andMore(names, more)}を${shown ? `${shown}間` : ''}閲覧`,
    browsed: (count, named) => `${products(count)}を閲覧${named.length > 0 ? `（主に${list(named)}）` : ''}`,
    listed: (categories) => (categories.length > 0 ? `${list(categories)}の一覧を閲覧` : '商品一覧を閲覧'),
    compared: (names) => (names.length > 3 ? `${products(names.length)}を比較` : `${list(names)}を比較`),
    searched: (queries, isFound) => `${list(queries)}を検索${isFound ? '' : '（該当なし）'}`,
    searchedUnnamed: '検索を利用',
    filtered: '一覧を絞り込み',
    reviewed: 'レビューを閲覧',
    checkedSize: 'サイズ表を確認',
    wishlisted: (names) => `${names.length > 0 ? list(names) : '商品'}をお気に入りに保存`,
    added: (names, more) => `${andMore(names, more)}をカートに追加`,
    addedIt: 'その商品をカートに追加',
    addedUnnamed: '商品をカートに追加',
    removed: (names) => `${names.length > 0 ? list(names) : '商品'}をカートから削除`,
    openedCart: 'カートを確認',
    acceptedCoupon: (code) => (code ? `クーポン${code}を利用` : 'クーポンを利用'),
    wentToCheckout: '購入手続きへ進行',
    wentToPayment: '購入手続きから支払いへ進行',
    it: () => 'その商品',
    bought: (names, amount, order) =>
      `${names.length > 0 ? list(names) : '商品'}を${amount ? `${amount}で` : ''}購入${order ? `（注文番号${order}）` : ''}`,
    readHelp: 'ヘルプを閲覧',
    contacted: (topic) => `ショップに問い合わせ${topic ? `（${topic}）` : ''}`,
    readReturns: '返品方法を確認',
    requestedReturn: (order) => `${order ? `注文${order}の` : ''}返品を申請`,
    trackedOrder: '以前の注文を確認',
    readArticles: (count) => `記事を${count}本閲覧`,
    readPricing: '料金を確認',
    startedSignup: '会員登録ページを表示',
    signedUp: '会員登録を完了',
    activated: 'サービスの利用を開始',
    openedAccount: 'アカウントを表示',
    changedAccount: 'アカウント情報を変更',
    switchedLanguage: '表示言語を変更',
    leftCheckout: (reason, isSaid) =>
      `${reason ? after(reason) : '購入せずに'}${isSaid ? '離脱' : '購入手続きから離脱'}`,
    leftCart: (reason) => `${reason ? after(reason) : '購入手続きに進まず、'}カートに商品を残して離脱`,
    leftEmpty: 'カートが空のまま離脱',
    visitedPages: (count) => `${count}ページを訪問`,
  },
  because: {
    couponRejected: (code) => `クーポン${code ?? ''}が使えなかった`,
    paymentFailed: (count, reason) =>
      `支払いが${count === 1 ? '' : `${count}回`}失敗した${reason ? `（${reason}）` : ''}`,
    shippingCosts: (amount) => `${amount ? `${amount}の` : ''}送料を見た`,
    formErrors: (field) => `${field ? `「${field}」の欄` : 'フォーム'}でエラーが出た`,
  },
  says: {
    couponRejected: (code, count) => `クーポン${code ?? ''}が${count === 1 ? '' : `${count}回`}使えなかった。`,
    paymentFailed: (count, reason) =>
      `支払いが${count === 1 ? '' : `${count}回`}失敗した${reason ? `（${reason}）` : ''}。`,
    formError: (field, count) => `${field ? `「${field}」の欄` : '入力欄'}で${count}回エラーが出た。`,
    rage: '同じ場所を素早く何度もクリックしており、いら立ちがうかがえる。',
    dead: '何も起こらない場所をクリックした。',
    paused: (duration) => `先へ進む前に${duration}間ためらった。`,
    cameBackToCheckout: (count) => `途中で離れながら、購入手続きを${count}回開いた。`,
    slow: (count) => `${count}ページの表示が遅かった。`,
    crashed: (count) => `サイトで${count}件のエラーが発生した。`,
    shippingCosts: (amount) => `${amount ? `${amount}の` : ''}送料を確認した。`,
    knownCustomer: '訪問者は既存の顧客である。',
    cameBack: (duration) => `${duration}の中断の後に戻ってきた。`,
    purchaseIntent: (strength, product) =>
      `${product ? `${product}の` : ''}購入意向は${{ high: '高い', clear: '明確', some: 'ややある' }[strength]}。`,
    bounced: (product) => (product ? `${product}のページだけを見て離脱した。` : '1ページだけを見て離脱した。'),
    automated: (count, reason) =>
      `${count}ページがプログラムによって読まれた（${
        { declared: '自らそう名乗っている', headless: '画面のないブラウザー' }[reason] ??
        'クリックなしに一定の間隔でページが続いた'
      }）。`,
    unclear: (count) =>
      count === 1 ? '1ページを見たが、理由を判断できる動きがなかった。' : '訪問の理由を判断できる動きがなかった。',
  },
  headline: {
    bought: (product, amount) => `${product ?? '商品'}を${amount ? `${amount}で` : ''}購入`,
    leftCheckout: (product, reason) => `${after(reason)}${product ? `${product}の` : ''}購入手続きから離脱`,
    leftCart: (product, reason) => `${after(reason)}${product ?? '商品'}をカートに残して離脱`,
    compared: (names) => (names.length > 3 ? `${products(names.length)}を比較` : `${list(names)}を比較`),
    wentToCheckout: (product) => `${product ? `${product}の` : ''}購入手続きへ進行`,
    emptiedCart: (product) => `${product ?? 'すべての商品'}をカートから削除`,
    noResults: (query) => `${query ? `${query}を` : ''}検索したが該当なし`,
    searched: (query) => (query ? `${query}を検索` : 'ショップ内を検索'),
    viewed: (product) => `${product}を閲覧`,
    browsed: (count) => `${products(count)}を見て回る`,
    bounced: '1ページで離脱',
    automated: (count) => `${count}ページへの自動アクセス`,
    visited: '短い訪問',
  },
  goal(intent, product, query) {
    const subject = product ?? (query ? `「${query}」` : undefined);
    return {
      purchasing: subject ? `${subject}の購入` : '特定の商品の購入',
      comparing: subject ? `${subject}とほかの商品からの選択` : '商品の選択',
      browsing: '見て回ること',
      researching: subject ? `${subject}についての情報収集` : '情報収集',
      signing_up: 'アカウントの作成',
      evaluating: 'サービスが合うかどうかの検討',
      after_sales: '以前の注文に関する手続き',
      support: 'サポートを受けること',
      account: 'アカウント情報の更新',
      automated: 'プログラムによるサイトの読み取り',
      unknown: '不明',
    }[intent];
  },
  nextAction(outcome, intent, friction, product) {
    const elsewhere = `送料の安い他店で${product ?? '同じ商品'}を探す`;
    const another = `別のクーポンを探して${product ?? 'カート'}に戻る`;
    switch (outcome) {
      case 'purchase_completed':
        return '配送を待ち、注文状況を確認する';
      case 'abandoned_checkout':
        if (friction.includes('coupon_rejected')) return another;
        if (friction.includes('shipping_shock')) return elsewhere;
        if (friction.includes('form_error')) return 'もう一度注文を試みるか、問い合わせる';
        return `数日以内に${product ? `${product}の` : ''}購入手続きに戻る`;
      case 'abandoned_cart':
        if (friction.includes('coupon_rejected')) return another;
        return friction.includes('shipping_shock') ? elsewhere : `${product ? `${product}を残した` : ''}カートに戻る`;
      case 'left_without_cart':
        if (friction.includes('no_results')) return '他店で探す';
        return intent === 'comparing' ? '比較した商品のいずれかに戻る' : 'もう一度見に来る';
      case 'refund_requested':
        return '商品を返送し、返金を待つ';
      case 'contacted_support':
        return '返信を待つ';
      case 'signup_completed':
        return 'アカウントを使い始める';
      case 'account_updated':
        return '次の注文のために戻る';
      case 'bounced':
        return '特になし';
      case 'crawl':
        return '定期的に再訪する';
      case 'open':
        return intent === 'evaluating' ? '試用を始めるか、見積もりを求める' : '当面は特になし';
    }
  },
  actionWords: [
    [/を(?:[^、。]*で)?購入(?!手続き|意向)|購入した|支払った/, ['purchased']],
    [/返品を申請|返金された/, ['refund_requested']],
    [/会員登録を完了/, ['signed_up']],
    [/問い合わせ/, ['contacted']],
    [/エラー|失敗|使えなかった/, ['form_error', 'payment_failed', 'crashed', 'coupon_rejected']],
    [/クーポン/, ['coupon_rejected', 'coupon_accepted']],
    [/を比較/, ['compared']],
    [/カートに追加/, ['added']],
    [/カートから削除/, ['removed']],
    [/購入手続き(?:へ|から|を)/, ['checkout_step']],
    [/を検索|検索を/, ['searched']],
    [/送料/, ['shipping_checked']],
    [/遅かった/, ['slow_page']],
    [/ためらった/, ['hesitated']],
    [/既存の顧客/, ['returning']],
  ],
  abandonmentWords: /離脱|放棄/,
};
