/** Frequent words of questions in English: more of them than of another language, and a question is English. */
export const ENGLISH_WORDS: ReadonlySet<string> = new Set(
  `a an the and or but not no of to in on at by for with without from into out about as is are was were be been has have had
  do did does who whom whose which what that this those these where when why how people visitors customers shoppers users
  buyers clients somebody someone anybody they them their our us we i it its all any some more than then again after before
  because too very never just only first last week month today yesterday shipping delivery cart basket checkout payment
  card bank coupon voucher code discount return returns refund search results bought order orders page pages product
  products site shop account price prices bot bots robot robots form error errors help support new left gave up blog
  articles article guide guides client message contact expedition reduction service table sofa laptop phone size trial problem problems difficult
  compare compared comparing comparison abandon abandoned favorite favorites baggage message messages`.split(/\s+/),
);
