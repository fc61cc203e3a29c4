/**
 * Names of fields that only the SDK's own scripts hand to each other, to trackers that are no part of the script. The
 * scripts carry them in a short form, the same one in each. A name that is also a field of the wire, of the options or
 * of the browser must not be here.
 */
export const INTERNAL_NAMES = ['guard', 'emit', 'listen', 'onNavigation', 'onStop'];
