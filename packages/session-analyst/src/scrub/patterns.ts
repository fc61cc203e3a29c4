/** What may never stand in a text that is shown, stored for search or given to a model. */

const EMAIL = /[\p{L}\p{N}._+-]+(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b/g;
/** Phone numbers, card numbers and customer numbers: eight digits and more, however grouped. */
const LONG_NUMBER = /\+?\d(?:[ ()./-]{0,2}\d){7,}/g;
const BIRTHDAY = /\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g;
const URL_LIKE = /\b(?:https?|ftp|javascript|data):\S*|\bwww\.\S+|:\/\/\S*/giu;
/** An address that is spelled so that programs don't find it: `jane @ mail . example`, `jane (at) mail.example`. */
const EMAIL_APART = /[\p{L}\p{N}._+-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}-]+(?: ?(?:\.|\(dot\)) ?[\p{L}\p{N}-]+)+/giu;
/** Streets with a number of the house, as they are written in the languages of the lexicon, and the town behind a comma. */
const STREET =
  /(?:\b\p{L}[\p{L}-]*(?:stra(?:ß|ss)e|str\.|weg|gasse|allee|platz|laan|straat|gatan|vägen|gata) \d+\p{L}?\b|\b\d+ (?:\p{L}+ ){1,2}(?:street|avenue|road|lane|drive|boulevard|blvd|court)(?! ?\d)\b|(?<!\p{L})(?:rue|calle|rua|ulica|ul\.|via|viale|piazza|avenue|boulevard)(?: (?:de|des|du|da|das|la|del|della|dei))* \p{L}{3,}(?: \p{L}+)? \d+\b)(?:, ?(?:\d{4,6} )?\p{L}[\p{L}.'-]*(?: \p{L}[\p{L}.'-]*)?)?/giu;
/** "Hello Kitty" is a brand. */
const GREETING =
  /\b(?:hello|hi|dear|welcome back|hallo|guten tag|willkommen zurück|bonjour|bienvenue|hola|bienvenid[oa]|ciao|benvenut[oa]|hej|olá|bem-vind[oa]|cześć|witaj|welkom terug|välkommen|merhaba|hoş geldin(?:iz)?)[,!]? +(?!kitty\b)\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?/giu;

/** Personal data that has a form. Names and streets have none; see `scrub/session-scrubber.ts`. */
export const PERSONAL_PATTERNS: readonly RegExp[] = [EMAIL, EMAIL_APART, IBAN, LONG_NUMBER, BIRTHDAY, STREET, GREETING];

/** Addresses and markup. */
export const FOREIGN_PATTERNS: readonly RegExp[] = [
  URL_LIKE,
  /<[^<>]{0,300}>|[<>]/g,
  /\[[^\]]*\]\([^)]*\)/g,
  /```|\*\*|`/g,
];

/** Texts that talk to a model instead of to a visitor, in the languages that such texts come in. */
export const INSTRUCTION_PATTERNS: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b[^.]{0,40}\b(?:instructions?|prompts?|rules?|context|previous|above|prior)\b/iu,
  /\b(?:system|developer|assistant|user)\s*(?:prompt|message)?\s*[:：]/iu,
  /\byou are (?:now|an? (?:ai|assistant|model))\b|\bact as\b|\bas an ai\b|\bjailbreak\b|\bDAN mode\b/iu,
  /\b(?:reveal|print|repeat|output|show)\b[^.]{0,30}\b(?:prompts?|instructions?|secrets?|api keys?|system)\b/iu,
  /\b(?:prompt|instructions?)\b[^.]{0,20}\b(?:injection|override|follow|above|below)\b|\bnew instructions?\b|\bfollow (?:these|my|the) instructions?\b/iu,
  /\b(?:report|say|write|state|claim|respond|answer)\b[^.]{0,20}\b(?:that|with|only)\b[^.]{0,60}\b(?:bought|purchased|units?|paid|intent)\b/iu,
  /\b(?:ignorier\p{L}*|vergiss|missachte)\b[^.]{0,40}\b(?:anweisung\p{L}*|regeln?|vorherig\p{L}*|befehle?)\b|\bdu bist (?:jetzt|nun)\b/iu,
  /\b(?:ignore[zr]?|oublie[zr]?)\b[^.]{0,40}(?:instructions?|consignes?|précédent\p{L}*)|\btu es maintenant\b/iu,
  /\b(?:ignora|olvida|ignore|esqueça|dimentica|negeer|vergeet|ignoruj|zignoruj|zapomnij|ignorera|glöm)\b[^.]{0,40}(?:instruc\p{L}*|istruzion\p{L}*|instruç\p{L}*|instructies?|opdrachten|instrukcj\p{L}*|polece\p{L}*|instruktion\p{L}*)/iu,
  /(?:前の|以前の|これまでの|上記の)?(?:指示|命令)を?(?:無視|忘れ)|(?:忽略|无视|忘记).{0,12}(?:指令|指示|说明|提示)|(?:önceki|yukarıdaki)?[^.]{0,20}talimatları[^.]{0,20}(?:yok say|unut|görmezden)/iu,
  /<\|[^|]*\|>|\[\/?INST\]|###\s*(?:system|instruction)/iu,
];

/**
 * What titles, names and searches have no reason to say: orders to write something of the visitor, and the words of a
 * program's answer. Statements do speak of visitors, so these patterns are for untrusted texts only.
 */
const ORDER_PATTERNS: readonly RegExp[] = [
  // What somebody would have said of the visitor. A quotation mark ends it: two quoted searches are no sentence.
  /\b(?:classify|mark|label|summari[sz]e|treat|set|report|record|write|say|state|count|rate|describe|flag)\b[^.“”„«»「」]{0,40}\b(?:visitors?|customers?|users?|sessions?|visit|intent|outcome|buyer)\b/iu,
  /\b(?:schreib(?:e|t)?|stufe?|melde|markiere|bewerte|sage?|behandle)\b[^.“”„«»「」]{0,40}\b(?:besucher|kunden?|sitzung|nutzer|kauf)\b|\bgib\b[^.“”„«»「」]{0,30}\baus\b/iu,
  /(?<!\p{L})(?:écri[st]|écrivez|dis|dites|note[zr]?|marque[zr]?|affiche[zr]?)(?!\p{L})[^.“”„«»「」]{0,40}(?:visiteur|client|session|prompt)/iu,
  /(?<!\p{L})(?:escrib[ea]|di que|diga que|clasifi(?:ca|que)|muestr[ea]|escreva|diga|marque|classifique|scrivi|segna|classifica|riporta)(?!\p{L})[^.“”„«»「」]{0,40}(?:visitante|visitatore|cliente|usu[aá]rio|utente|sesión|sessão|sessione|prompt)/iu,
  /(?<!\p{L})(?:schrijf|zeg|meld|markeer|napisz|powiedz|oznacz|zgłoś|skriv|säg|markera)(?!\p{L})[^.“”„«»「」]{0,40}(?:bezoeker|klant|sessie|klient|użytkownik|sesj|besökaren|kunden|sessionen)/iu,
  /(?:書いて|報告して|分類して|出力して|答えて)(?:ください|下さい|$)|AIへの|(?:请|報告|报告|标记|归类).{0,20}(?:访客|用户|客户|会话)|给AI|(?:ziyaretçi|müşteri|kullanıcı)\p{L}*[^.“”„«»「」]{0,40}(?:yaz|söyle|bildir|işaretle)(?!\p{L})/iu,
  // Talk to a program, and the words that only a program's answer has.
  /\b(?:note|notice|attention|message|hinweis|nota|opmerking|uwaga)\b[^.“”„«»「」]{0,14}\b(?:ai|ki|ia|llm|(?:chat)?gpt|gemini|assistant)\b|\bai model\b/iu,
  /\bsystem[ -]?prompt|\bprompt (?:syst|del sistema|do sistema|di sistema)|\bpretend\b|\byou must (?:say|write|report|answer)\b|\bdo not mention\b|\bnew task\b|\boverride (?:the|all|analysis|any|previous)\b|\bthis session\b|\bdiese sitzung\b/iu,
  /\b(?:purchase_completed|abandoned_cart|abandoned_checkout|left_without_cart|contacted_support|signup_completed|refund_requested)\b|\b(?:intent|outcome)["']?\s*[=:]/iu,
  /игнорируй|забудь.{0,20}инструкци|تجاهل|지시.{0,6}무시/iu,
];

/** Whether an untrusted text tries to have something said. */
export function isOrder(text: string): boolean {
  return isInstruction(text) || ORDER_PATTERNS.some((pattern) => pattern.test(text));
}

/** Whether a text tries to instruct its reader. */
export function isInstruction(text: string): boolean {
  return INSTRUCTION_PATTERNS.some((pattern) => pattern.test(text));
}

/** Whether a text holds personal data with a form, an address or markup. */
export function holdsForbidden(text: string): boolean {
  return [...PERSONAL_PATTERNS, ...FOREIGN_PATTERNS].some((pattern) => text.search(pattern) !== -1);
}
