import type { Meaning } from './meaning.ts';

/** Dealings with the shop beside buying. */
export const SERVICE: readonly Meaning[] = [
  {
    written: 'Read the help pages. The visitor needed help from customer support',
    said: [
      '(read|opened|visited|consulted|looked at) the (help|help pages|faq|faqs|questions and answers|support pages|instructions|manual)',
      '(needed|looking for|wanted|seeking|in need of) (help|support|assistance|an answer|advice from us)',
      '(help|faq|support) (page|centre|center|section) visitors',
      '(questions|problems) that need (an answer|help)',
    ],
  },
  {
    written: 'wrote to the shop. The visitor contacted customer support',
    said: [
      '(wrote|writing|sent a message|emailed|sent an email|reached out|turned|talked|spoke) to (us|the shop|support|customer service|our team)',
      '(contacted|messaged|called|asked|chatted with) (us|the shop|support|customer service|an agent)',
      '(used|filled in|sent) the contact form',
      '(live chat|chat) (conversations|users|with support)',
      '(complaints|complained|enquiries|inquiries|questions to us)',
      'wrote about (the guarantee|an invoice|assembly|delivery|payment|a defect)',
    ],
  },
  {
    written: 'requested a return of an order. The visitor asked for a return and refund',
    said: [
      '(wants|wanted|asked for|requested|demanded|claimed) (a refund|their money back|a return|reimbursement|to send it back|to give it back)',
      '(returned|returning|sent back|sending back|gave back) (an order|goods|a product|the goods|items|a purchase)',
      '(refunds|returns|reimbursements|return requests|refund requests)',
      '(dissatisfied|unhappy|disappointed) with (the purchase|the product|what they bought)',
    ],
  },
  {
    written: 'read how to send something back. The visitor dealt with an earlier order',
    said: [
      '(read|checked|looked up|studied) (the return policy|return conditions|how to return|refund rules|the right of withdrawal)',
      '(can|could|how can) (i|it|one) (return|send back) (it|this|a product)',
      'return (policy|conditions|rules|period)',
    ],
  },
  {
    written: 'looked up an earlier order. The visitor dealt with an earlier order',
    said: [
      'where is (my|their|the) (order|parcel|package|delivery|shipment)',
      '(checked|tracked|tracking|followed|looked up|checking) (an order|their order|the delivery|a parcel|order status|a shipment|a past order)',
      '(waiting|asking|impatient) for (a parcel|a delivery|an order|their package)',
      '(earlier|past|previous|old) (orders|purchases)',
      '(delivery|order) status',
    ],
  },
  {
    written: 'Looked at the shipping costs. Read the help pages',
    said: [
      '(questions about|read about|looked up) (delivery|shipping|delivery times|how long delivery takes)',
      'how long does (delivery|shipping) take',
    ],
  },
  {
    written: 'Signed up. The visitor wanted to sign up and signed up',
    said: [
      '(signed up|registered|created an account|opened an account|made an account|joined|became a member|enrolled)',
      '(new|fresh) (accounts|members|registrations|users|sign-ups|subscribers)',
      '(successful|completed) (registrations|sign-ups)',
    ],
  },
  {
    written: 'Opened the sign-up. The field was refused. The visitor wanted to sign up and left with no visible result',
    said: [
      '(could not|failed to|unable to|gave up|did not manage to) (sign up|register|create an account|join)',
      '(problems|trouble|errors|difficulties) (signing up|registering|with registration|creating an account)',
      '(unfinished|failed|abandoned|broken off) (registration|sign-up|sign-ups|registrations)',
    ],
  },
  {
    written: 'signed up and started to use the product, trial',
    said: [
      '(started|began|trying|testing|took) (a|the|our) (trial|free trial|test version|demo|software)',
      '(trial|test|demo) (users|accounts|period)',
      'started (using|working with) the (product|app|software|tool)',
    ],
  },
  {
    written: 'Looked at the pricing. The visitor evaluated the offer, trial and pricing',
    said: [
      '(looked at|checked|studied|compared|visited|interested in) (the pricing|prices and plans|the plans|pricing page|subscription prices|what it costs|tariffs)',
      '(pricing|price|plans) (page|visitors|interest)',
      '(subscription|membership) (prices|costs|plans)',
    ],
  },
  {
    written: 'Changed account details. The visitor managed the account and updated the account',
    said: [
      '(changed|updated|edited|corrected|modified|set) (their|the|an|a new) (address|password|email|profile|account|account details|personal data|phone number|payment method)',
      '(moved|relocated) to a new (home|address|flat|city)',
      '(profile|account|address|password) (changes|updates)',
    ],
  },
  {
    written: 'Opened the account. The visitor managed the account and left with no visible result',
    said: [
      '(logged in|signed in|log-ins|logins|opened their account|visited the account page)',
      '(account|member) (area|page|visits)',
      'logged in and (left|did nothing|looked around)',
    ],
  },
  {
    written: 'Changed account details. Cancelled the subscription',
    said: [
      '(cancelled|ended|terminated|stopped|quit) (their|the|a) (subscription|plan|membership|contract)',
      '(unsubscribed|churned|leaving customers)',
    ],
  },
];
