import type { SessionEvent } from '@crow/contracts';
import { type Action, BUTTON_LEXICON, NAME_LEXICON } from './action-lexicon.ts';
import { fold } from './fold.ts';
import { readPage } from './page-role.ts';
import { NO_TERMS, type Terms } from './terms.ts';

const ACTION_OF_NAME = new Map(
  Object.entries(NAME_LEXICON).flatMap(([action, names]) => names.split('|').map((name) => [name, action as Action])),
);
const BUTTONS = BUTTON_LEXICON.flatMap(([action, texts]) =>
  texts.split('|').map((text) => [action, fold(text)] as const),
);
/** Longer texts are teasers and cards, whose words say nothing about what the click does. */
const BUTTON_LENGTH = 60;
const SPACELESS = /[\u3040-\u30ff\u3400-\u9fff]/;

/**
 * What an event does: its own name first, then the shop's `data-crow-action`, then the words on the button. In each, the
 * organization's own terms come before the lexicon.
 */
export function actionOf(event: SessionEvent, terms: Terms = NO_TERMS): Action | undefined {
  if (event.type === 'custom') return terms.action(event.name) ?? actionOfName(event.name);
  if (event.type === 'error') return 'crash';
  if (event.type === 'rage_click' || event.type === 'dead_click') return event.type;
  if (event.type !== 'click') return undefined;
  const { element } = event;
  const named = event.action ?? element.attributes?.action;
  return (
    (named ? (terms.action(named) ?? actionOfName(named)) : undefined) ??
    (element.text ? terms.action(element.text) : undefined) ??
    actionOfButton(element.text) ??
    actionOfLink(element.href)
  );
}

export function actionOfName(name: string): Action | undefined {
  return ACTION_OF_NAME.get(fold(name.replace(/([a-z])([A-Z])/g, '$1 $2')));
}

function actionOfButton(text: string | undefined): Action | undefined {
  if (!text || text.length > BUTTON_LENGTH) return undefined;
  const words = fold(text);
  const padded = ` ${words} `;
  const found = BUTTONS.find(([, button]) => {
    if (SPACELESS.test(button)) return words.includes(button);
    // One word such as "help" must be the whole text: "Help yourself to 20 % off" is no help link.
    return button.includes(' ') ? padded.includes(` ${button} `) : words === button;
  });
  return found?.[0];
}

/** A link to the checkout goes to the checkout, whatever is written on it. */
function actionOfLink(href: string | undefined): Action | undefined {
  return href && readPage(href).role === 'checkout' ? 'checkout' : undefined;
}
