/** What a site that sends visitors is. */
export type SourceKind = 'search' | 'social' | 'video' | 'shopping' | 'ai' | 'email';

/**
 * Sites that are known to send visitors. An entry is
 *
 * - a host (`youtube.com`), which stands for its subdomains, too; the longest one that fits decides (`mail.google.com` before `google.*`),
 * - a name under any public suffix (`google.*`: google.com, google.co.uk),
 * - a word without a dot, which is only looked for in `utm_source` (`ig`), or
 * - the id of an Android app, as `android-app://` referrers name it.
 *
 * `utm_source=google` means `google.*`, and `utm_source=youtube` means `youtube.com`.
 *
 * Kept by hand, after the source categories of Google's default channel group (support.google.com/analytics/answer/9756891)
 * and the referrers of Snowplow's referer-parser database (snowplow-referer-parser); AI assistants after what they send themselves.
 */
export const KNOWN_SOURCES: Record<SourceKind, readonly string[]> = {
  search: [
    ...['google.*', 'bing.com', 'yahoo.*', 'yandex.*', 'ya.ru', 'baidu.com', 'duckduckgo.com', 'ecosia.org'],
    ...[
      'qwant.com',
      'startpage.com',
      'search.brave.com',
      'kagi.com',
      'naver.com',
      'daum.net',
      'seznam.cz',
      'sogou.com',
    ],
    ...['so.com', 'ask.com', 'aol.com', 'search.aol.com', 'mojeek.com', 'metager.org', 'metager.de', 'swisscows.com'],
    ...['presearch.com', 'rambler.ru', 'onet.pl', 'virgilio.it', 'search.marginalia.nu', 'lite.duckduckgo.com'],
    ...['coccoc.com', 'petalsearch.com', 'dogpile.com', 'lycos.com', 'webcrawler.com', 'info.com', 't-online.de'],
    ...['com.google.android.googlequicksearchbox', 'com.google.android.googlequicksearchbox.nga'],
  ],
  social: [
    ...['facebook.com', 'fb.com', 'fb.me', 'messenger.com', 'instagram.com', 'threads.net', 'threads.com', 't.co'],
    ...[
      'twitter.com',
      'x.com',
      'linkedin.com',
      'lnkd.in',
      'pinterest.*',
      'pin.it',
      'reddit.com',
      'redd.it',
      'tiktok.com',
    ],
    ...['snapchat.com', 'tumblr.com', 'vk.com', 'ok.ru', 'weibo.com', 'weibo.cn', 'quora.com', 'whatsapp.com', 'wa.me'],
    ...['telegram.org', 't.me', 'web.telegram.org', 'discord.com', 'discord.gg', 'bsky.app', 'mastodon.social'],
    ...['mastodon.online', 'xing.com', 'line.me', 'kakao.com', 'news.ycombinator.com', 'medium.com', 'substack.com'],
    ...['nextdoor.com', 'meetup.com', 'stackexchange.com', 'disqus.com', 'livejournal.com', 'douban.com', 'zhihu.com'],
    ...[
      'com.facebook.katana',
      'com.facebook.orca',
      'com.instagram.android',
      'com.twitter.android',
      'com.reddit.frontpage',
    ],
    ...['com.linkedin.android', 'com.pinterest', 'com.zhiliaoapp.musically', 'org.telegram.messenger', 'com.whatsapp'],
    ...['ig', 'fb', 'meta', 'linked-in'],
  ],
  video: [
    ...[
      'youtube.com',
      'youtu.be',
      'youtube-nocookie.com',
      'm.youtube.com',
      'vimeo.com',
      'dailymotion.com',
      'twitch.tv',
    ],
    ...[
      'bilibili.com',
      'rutube.ru',
      'rumble.com',
      'odysee.com',
      'nicovideo.jp',
      'youku.com',
      'iqiyi.com',
      'netflix.com',
    ],
    ...['wistia.com', 'ted.com', 'com.google.android.youtube', 'yt'],
  ],
  shopping: [
    ...[
      'amazon.*',
      'ebay.*',
      'etsy.com',
      'aliexpress.com',
      'alibaba.com',
      'walmart.com',
      'shopping.google.com',
      'temu.com',
    ],
    ...[
      'idealo.*',
      'geizhals.*',
      'billiger.de',
      'check24.de',
      'kelkoo.*',
      'pricegrabber.com',
      'pricerunner.*',
      'prisjakt.nu',
    ],
    ...[
      'shopzilla.com',
      'rakuten.*',
      'mercadolibre.*',
      'mercadolivre.com.br',
      'bol.com',
      'allegro.pl',
      'zalando.*',
      'otto.de',
    ],
    ...['shopping.yahoo.com', 'shop.app', 'skroutz.gr', 'ceneo.pl', 'heureka.cz', 'heureka.sk', 'shopee.*', 'lazada.*'],
    ...['tmall.com', 'taobao.com', 'jd.com', 'flipkart.com', 'target.com', 'wish.com', 'vinted.*', 'igshopping'],
  ],
  ai: [
    ...[
      'chatgpt.com',
      'chat.openai.com',
      'openai.com',
      'gemini.google.com',
      'bard.google.com',
      'notebooklm.google.com',
    ],
    ...[
      'copilot.microsoft.com',
      'copilot.cloud.microsoft',
      'copilot.com',
      'perplexity.ai',
      'claude.ai',
      'anthropic.com',
    ],
    ...['deepseek.com', 'grok.com', 'x.ai', 'meta.ai', 'mistral.ai', 'poe.com', 'you.com', 'phind.com', 'character.ai'],
    ...['kimi.com', 'kimi.moonshot.cn', 'doubao.com', 'qwen.ai', 'chat.qwen.ai', 'duck.ai', 'pi.ai', 'huggingface.co'],
    ...['com.openai.chatgpt', 'ai.perplexity.app.android', 'com.anthropic.claude', 'com.google.android.apps.bard'],
    ...['openai'],
  ],
  email: [
    ...[
      'mail.google.com',
      'outlook.live.com',
      'outlook.office.com',
      'outlook.office365.com',
      'outlook.com',
      'mail.yahoo.com',
    ],
    ...[
      'mail.yahoo.co.jp',
      'mail.aol.com',
      'mail.ru',
      'e.mail.ru',
      'mail.yandex.ru',
      'mail.yandex.com',
      'mail.proton.me',
    ],
    ...[
      'gmx.net',
      'navigator.gmx.net',
      'web.de',
      'navigator.web.de',
      'icloud.com',
      'fastmail.com',
      'app.fastmail.com',
      'mail.zoho.com',
      'mail.qq.com',
    ],
    ...['com.google.android.gm', 'com.microsoft.office.outlook', 'gmail', 'klaviyo', 'mailchimp'],
  ],
};
