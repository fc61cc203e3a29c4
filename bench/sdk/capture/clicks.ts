import { setTimeout as delay } from 'node:timers/promises';
import { sent } from './sent.ts';
import { arrives, type CaptureVisit } from './visit.ts';

/**
 * Clicks count when an event names what was meant: by its id, its words or its label, whatever the SDK takes. It
 * must name nothing else: some send lists of what could be seen.
 */
export const clicks: CaptureVisit<'link' | 'nested' | 'shadow'> = {
  items: { link: 'click: link', nested: 'click: inside of a button', shadow: 'click: shadow DOM' },
  async play(stage) {
    const [link, nested, shadow] = [stage.mark(0), stage.mark(1), stage.mark(2)];
    stage.bodies.set(
      '/clicks',
      `<h1>Offers</h1>
       <p><a id="link-${link}" href="/next">Offer ${link}</a></p>
       <p><button id="button-${nested}" aria-label="Put ${nested}" type="button">Put ${nested} <span><b>here</b></span></button></p>
       <p id="host"></p>
       <script>document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML =
         '<button id="inner-${shadow}" aria-label="Take ${shadow}" type="button">Take ${shadow}</button>';</script>`,
    );
    const marks = [link, nested, shadow];
    const isNamed = (mark: string) =>
      sent(stage).some((text) => marks.every((each) => text.includes(each) === (each === mark)));
    const page = await stage.visit('/clicks');
    await page.click('b');
    await delay(300);
    await page.click(`#inner-${shadow}`);
    await arrives(() => isNamed(nested) && isNamed(shadow));
    await page.click(`#link-${link}`);
    await arrives(() => isNamed(link));
    return { link: isNamed(link), nested: isNamed(nested), shadow: isNamed(shadow) };
  },
};
