import { type Meaning, WHO } from './meaning.ts';

/** What stood in the way. */
export const OBSTACLES: readonly Meaning[] = [
  {
    written: 'left with a full cart after seeing the shipping costs. The visitor hesitated at the shipping costs',
    said: [
      '(put off|deterred|discouraged|scared|frightened|surprised|shocked|turned away|annoyed) by (the|high|our) (shipping|delivery|postage|freight|transport|handling|courier) (costs|fees|charges|prices|rates)',
      '(shipping|delivery|postage|freight|transport|handling) (cost|fee|charge|price) (was|is|were) (too high|too expensive|too much|the reason they left|a deal breaker|a problem)',
      'did not want to pay (for|the) (shipping|delivery|postage|transport)',
      `${WHO} who left (because of|over|due to) the (shipping|delivery|postage) (costs|fees|charges)`,
      'sticker shock at (shipping|delivery)',
      'lost (sales|orders) because of (delivery|shipping) (costs|fees)',
      'too expensive to (ship|deliver|send)',
      'extra (fee|money|charge) for (sending|delivering|shipping) (it|the goods|the item)',
      'no free (shipping|delivery)',
    ],
  },
  {
    written: 'The payment failed, card declined. Left after the payment failed',
    said: [
      '(card|credit card|debit card|payment|transaction|bank transfer) (was|got) (declined|refused|rejected|denied|blocked)',
      '(could not|unable to|failed to|cannot) (pay|complete the payment|settle the bill)',
      '(bank|provider|issuer) (refused|blocked|declined|rejected) (the|their) (payment|card|transaction|money)',
      '(payment|transaction|charge) (did not go through|failed|error|problem|bounced)',
      '(trouble|problems|issues) (paying|with payment|at payment|with their card)',
      'insufficient (balance|credit|funds)',
      '(3-D secure|verification|authentication) (failed|problem) (at|when|while|during) (payment|paying)',
      'their money was not accepted',
      'wanted to pay but could not',
    ],
  },
  {
    written:
      'left at the checkout after errors in a form field. The field was refused. The visitor had trouble with a form',
    said: [
      '(trouble|problems|difficulty|struggled|stuck) (filling in|filling out|completing|with|in) the (form|address form|checkout form|fields|details)',
      '(address|postal code|zip|postcode|phone number|email address|tax number|company number|date of birth|password|name) (was not|is not|not) (accepted|valid|recognised)',
      '(form|field|input) (error|validation error|rejected|refused|would not take it)',
      'could not (enter|type in|submit|save) their (address|details|phone number|tax number|postcode|email)',
      '(typed|entered|mistyped) (a wrong|an invalid|a bad) (email|address|phone number|zip code)',
      '(our|the) (form|page|checkout) (does not|did not|would not) accept (their|the) (address|postcode|phone|email)',
      'red error message in the form',
    ],
  },
  {
    written: 'The coupon was rejected. Left after the coupon was rejected',
    said: [
      '(coupon|voucher|promo code|promotion code|discount code|discount|gift code|promotion|offer code) (was|is|that was|that is) (invalid|not valid|expired|rejected|refused|not accepted|useless)',
      '(coupon|voucher|promo code|discount code) (did not work|does not work|failed|would not apply|was no good)',
      'tried (a|several|many|two|three) (codes|coupons|vouchers|discount codes) (in vain|without success|that failed)',
      '(could not|unable to) (redeem|use|apply) (a|their|the) (voucher|coupon|discount|promo code)',
      '(angry|annoyed|upset|disappointed) about (a|the) (coupon|discount|voucher)',
      'hunting for (discounts|codes) that (fail|do not work)',
    ],
  },
  {
    written: 'Hesitated before going on. The visitor hesitated',
    said: [
      '(hesitated|hesitating|wavered|undecided|unsure|dithered|in doubt|second thoughts|cold feet) (at|in|during|before) (the checkout|the cart|the basket|paying|ordering|buying)',
      '(waited|paused|thought|stopped) (a long time|for minutes|for ages|for a while) (before|at|in) (ordering|paying|the checkout|the basket|the cart)',
      'could not (bring themselves|decide) to (order|pay|buy)',
      'left the checkout and came back (again|later|to it)',
      'went (away|back|out) and returned to the checkout',
      '(long|lengthy) (pause|wait|break) (with|in) (a full|the) (cart|basket)',
      'not sure whether to (buy|order|pay)',
    ],
  },
  {
    written:
      'Clicked the same spot again and again in quick succession, a sign of anger. The visitor clicked in frustration',
    said: [
      '(rage clicks|angry clicks|angry clicking|furious clicking|frustrated clicking)',
      '(angry|furious|frustrated|irritated|mad|impatient|annoyed) (visitors|customers|users|shoppers|people) (on|with|at) (the site|our website|the page|the shop)',
      '(clicked|clicking|pressed|tapped|hitting|banging) (the same|a|one) (button|spot|link|thing) (again and again|repeatedly|many times|over and over)',
      '(frustration|anger|irritation) (on the site|with the website|while shopping)',
    ],
  },
  {
    written: 'Clicked where nothing happens',
    said: [
      '(clicked|clicks|tapped|pressed) (something|a picture|an image|a button|a link|text) (that does nothing|and nothing happened|without any effect|with no reaction)',
      '(broken|dead|useless|unresponsive) (links|buttons|images|elements|clicks)',
      '(button|link|image|picture|menu) (does not|did not|that does not) (react|respond|work|open)',
    ],
  },
  {
    written: 'Pages were slow. The visitor waited for slow pages',
    said: [
      '(slow|sluggish|lagging) (pages|site|website|loading|shop|checkout)',
      '(page|site|website|shop|product page) (took|takes) (too long|forever|many seconds) to (load|open|show|appear)',
      '(long|bad|poor) (loading|load|waiting) times',
      '(performance|speed) problems',
      'had to wait for (the page|pages|the site) (to load|to open)',
    ],
  },
  {
    written: 'Searched without results. The visitor the search found nothing',
    said: [
      '(searched|searches|search|looked) (without|with no|with zero|and got no) (results|hits|success|matches)',
      '(search|searching) (found|returned|gave|came up with) nothing',
      '(products|items|things|goods|articles) (we|the shop|that we) (do not have|do not sell|do not stock|are missing|lack|should add)',
      '(could not|did not|were unable to) find what they (wanted|were looking for|searched for|needed)',
      '(missing|unavailable|unmet) (products|assortment|demand)',
      'what people look for in vain',
    ],
  },
  {
    written: 'The site reported errors',
    said: [
      '(javascript|script|software|technical|site|page|code) (errors|error|bugs|failures|crashes|exceptions)',
      '(site|page|website|shop|checkout) (crashed|broke|was broken|threw an error|stopped working)',
      '(bugs|glitches|technical problems) (on|in) our (site|website|shop)',
    ],
  },
];
