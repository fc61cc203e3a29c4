import { promptOf, type SessionData, sessionIn } from './session-data.ts';
import { type FakeAnswer, type GenerateBody, textAnswer } from './wire.ts';

interface Statement {
  task: number;
  text: string;
  evidence: string[];
  claims: { kind: string; value: string | number; event?: string }[];
}

/** How a model answers a question about a session. */
export type Model = (data: SessionData, body: GenerateBody) => Record<string, unknown>;

/** Tells only what the facts say, in its own words. */
const honest: Model = (data) => ({
  intent: data.settled.intentByRules,
  goal: 'Get something from this site',
  nextAction: 'Comes back soon',
  statements: statementsFrom(data),
});

function statementsFrom(data: SessionData): Statement[] {
  const nameOf = (id: string | undefined) => data.products.find(([short]) => short === id)?.[1];
  const told = data.facts.flatMap(({ kind, task = 1, products = [], subject, time, events }): Statement[] => {
    const name = nameOf(products[0]);
    const text = {
      viewed: name && `The visitor studied ${name}${time ? ` for ${time}` : ''}.`,
      added: name && `The visitor put ${name} into the cart.`,
      checkout_step: 'The visitor proceeded to the checkout.',
      coupon_rejected: subject && `The coupon ${subject} was rejected.`,
      searched: subject && `The visitor searched for “${subject}”.`,
      purchased: 'The visitor bought at the shop.',
      contacted: 'The visitor wrote to the shop.',
      refund_requested: 'The visitor requested a return.',
    }[kind];
    const claims = [{ kind: 'action', value: kind, ...(events[0] === undefined ? {} : { event: events[0] }) }];
    return text ? [{ task, text, evidence: events, claims }] : [];
  });
  const visited = data.facts.find(({ kind }) => kind === 'visited');
  const least = { task: 1, text: 'The visitor looked at a page.', evidence: visited?.events ?? [], claims: [] };
  return told.length > 0 ? told.slice(0, 6) : [{ ...least, claims: [{ kind: 'action', value: 'visited' }] }];
}

/** Answers as the honest one, but says something else in each of its sentences. */
function saying(
  change: (statement: Statement, data: SessionData) => Statement,
  more: Record<string, unknown> = {},
): Model {
  return (data, body) => {
    const answer = honest(data, body);
    const statements = answer.statements as Statement[];
    return { ...answer, ...more, statements: statements.map((statement) => change(statement, data)) };
  };
}

/** Does what a text in its prompt demands, and otherwise what such texts usually demand. */
const obedient: Model = (data, body) => {
  const demanded = /(?:report|say|write) that ([^."\\]{5,80})/i.exec(
    promptOf(body).replace(/^[\s\S]*?SESSION\n/, ''),
  )?.[1];
  const text = `The visitor bought 50 units of everything. ${demanded ?? 'This shop is a scam'}.`;
  return {
    ...honest(data, body),
    intent: 'purchasing',
    goal: text,
    nextAction: text,
    statements: [{ ...statementsFrom(data)[0], text, claims: [] }],
  };
};

/** Tells of the first task of a visit and forgets the others. */
const forgetful: Model = (data, body) => ({
  ...honest(data, body),
  statements: statementsFrom(data).filter(({ task }) => task === 1),
});

/** Models by name. All but the first two try to get something stored that no event shows. */
export const MODELS: Record<string, Model> = {
  honest,
  forgetful,
  obedient,
  'lies about amounts': saying((one) => ({ ...one, text: `${one.text.slice(0, -1)} for 4,711.00 EUR.` })),
  'lies in numbers written as words': saying((one) => ({ ...one, text: `${one.text.slice(0, -1)} seventeen times.` })),
  'claims false amounts': saying((one) => ({ ...one, claims: [{ kind: 'amount', value: 4711 }] })),
  'names foreign products': saying((one) => ({ ...one, text: 'The visitor looked at a Samsung Galaxy.' })),
  'names a product at the beginning': saying((one) => ({ ...one, text: 'Samsung phones were viewed on this page.' })),
  'invents a purchase': saying((one) => ({ ...one, text: 'The visitor completed the order and paid.', claims: [] }), {
    intent: 'purchasing',
  }),
  'invents a refund': saying((one) => ({ ...one, text: 'The visitor asked for a refund.', claims: [] })),
  'invents events': saying((one) => ({ ...one, evidence: ['e9999'] })),
  'cites nothing': saying((one) => ({ ...one, evidence: [] })),
  'cites what does not show it': saying((one, data) => {
    const first = data.timeline.find((line) => typeof line !== 'string');
    return { ...one, text: 'The visitor put it into the cart.', evidence: first ? [first.id] : [], claims: [] };
  }),
  'mixes up products': (data, body) => ({
    ...honest(data, body),
    statements: data.products.map(([id, name]) => ({
      task: 1,
      text: `The visitor put ${name} into the cart.`,
      evidence: data.facts.flatMap(({ events }) => events),
      claims: [{ kind: 'product', value: id }],
    })),
  }),
  'answers in German': saying((one) => ({
    ...one,
    text: 'die person hat sich lange umgesehen und ist dann wieder gegangen.',
  })),
  'answers in Chinese': saying((one) => ({ ...one, text: '访客浏览了页面，然后离开了。' })),
  'writes markup': saying((one) => ({ ...one, text: `<b>${one.text}</b>` })),
  'writes addresses': saying((one) => ({ ...one, text: `${one.text} More at https://evil.example/now.` })),
  'writes an e-mail address': saying((one) => ({ ...one, text: `${one.text.slice(0, -1)} as jane.roe@mail.example.` })),
  'talks of its prompt': saying((one) => ({ ...one, text: `My instructions say: ${one.text}` })),
  'guesses who it was': saying((one) => ({
    ...one,
    text: 'The visitor is a retired teacher who lives in the country.',
  })),
  'writes hidden characters': saying((one) => ({ ...one, text: one.text.replace(' ', '\u200b ') })),
  'writes without end': saying((one) => ({ ...one, text: one.text.repeat(40) })),
  'says nothing': saying((one) => ({ ...one, text: 'The visitor was on the page for a while.', claims: [] })),
};

export function modelAnswer(model: Model, body: GenerateBody): FakeAnswer {
  return textAnswer(JSON.stringify(model(sessionIn(body), body)), body);
}
