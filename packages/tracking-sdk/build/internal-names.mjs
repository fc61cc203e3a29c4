/**
 * Names of fields that only the SDK's own modules use. The scripts for a script tag carry them in a short form, the
 * same one in each script. A name that is also a field of the wire, of the options or of the browser must not be here.
 */
export const INTERNAL_NAMES = [
  // core
  'after',
  'options',
  'clock',
  'counters',
  'guard',
  'identity',
  'isAlone',
  'isHeld',
  'store',
  'tell',
  // storage
  'names',
  'unlock',
  'remove',
  // batches and delivery
  'current',
  'lock',
  'move',
  'batches',
  'bodyOf',
  'dueInMs',
  'hurry',
  'post',
  'record',
  'refreshTitle',
  'seal',
  'sendLast',
  'waitMs',
  'waiting',
  // person and client
  'change',
  'leave',
  'person',
  'release',
  'renew',
  'resume',
  'touch',
  // tracking
  'start',
  'step',
  'stop',
  'hear',
  'refuse',
  // what trackers are given, and hand to each other
  'about',
  'arrival',
  'emit',
  'isMeant',
  'isOpen',
  'later',
  'listen',
  'onLeave',
  'onNavigation',
  'onStop',
  'visited',
];
