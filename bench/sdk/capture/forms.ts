import { setTimeout as delay } from 'node:timers/promises';
import { naming } from './sent.ts';
import { arrives, type CaptureVisit } from './visit.ts';

const field = (mark: string, more = '') =>
  `<label>Field ${mark} <input id="field-${mark}" name="field-${mark}" ${more}></label>`;

/**
 * Fields and forms are named by nothing but what happens to them. One field gets the focus and keeps it: a field that
 * loses it again, or that is refused before, must be named in more events. Nothing is clicked, as a click on a field
 * would name it too, but the button in front of the refused field.
 */
export const forms: CaptureVisit<'submit' | 'focus' | 'blur' | 'invalid'> = {
  items: {
    submit: 'form: submit',
    focus: 'form: focus',
    blur: 'form: blur',
    invalid: 'form: validation error',
  },
  async play(stage) {
    const [kept, left, form, refused] = [stage.mark(0), stage.mark(1), stage.mark(2), stage.mark(3)];
    stage.bodies.set(
      '/fields',
      `<h1>Order</h1><form id="address" onsubmit="return false">${field(left)}${field(kept)}</form>
       <form id="form-${form}" name="form-${form}" onsubmit="return false"><input type="hidden" name="size" value="m"></form>`,
    );
    stage.bodies.set(
      '/refused',
      `<h1>Order</h1><form id="order" onsubmit="return false"><button id="send">Send</button>${field(refused, 'required')}</form>`,
    );
    const fields = await stage.visit('/fields');
    await fields.focus(`#field-${left}`);
    await delay(300);
    await fields.focus(`#field-${kept}`);
    await fields.evaluate((id) => document.querySelector<HTMLFormElement>(id)?.requestSubmit(), `#form-${form}`);
    const told = () => ({
      submit: naming(stage, form) > 0,
      focus: naming(stage, kept) > 0,
      blur: naming(stage, left) > naming(stage, kept),
      invalid: naming(stage, refused) > naming(stage, kept),
    });
    await arrives(() => told().submit && told().focus && told().blur);
    const order = await stage.visit('/refused');
    await order.click('#send');
    await arrives(() => told().invalid);
    return told();
  },
};
