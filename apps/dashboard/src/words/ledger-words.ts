import type { Rejection } from '@crow/contracts';

/** Why events are refused, and what helps. */
export const REJECTION_WORDS: Record<Rejection['code'], { title: string; help: string }> = {
  not_an_object: { title: 'No event at all', help: 'Something else stood where an event should be.' },
  unknown_type: { title: 'Unknown type', help: 'CROW has no events of this type; send your own as custom events.' },
  missing_field: { title: 'Field missing', help: 'The type needs this field.' },
  invalid_field: {
    title: 'Field of the wrong kind',
    help: 'The value is of another kind, or too long, or out of range.',
  },
  too_large: { title: 'Too large', help: 'An event has at most 32 KiB, nested at most 64 deep.' },
  time_out_of_range: {
    title: 'Impossible time',
    help: 'It happened more than 30 days before it was sent, by the device’s own clock.',
  },
  erased: {
    title: 'Erased session',
    help: 'Its session was erased for good; nothing more of it is stored.',
  },
  page_out_of_range: { title: 'Page not listed', help: 'The event names a page that its batch does not list.' },
};
