import { createTheme, localStorageColorSchemeManager, Tooltip } from '@mantine/core';

/** Colours and fonts are CSS variables in `tokens.css` and `mantine.css`; here is only what Mantine needs in code. */
export const theme = createTheme({
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 250,
        events: { hover: true, focus: true, touch: true },
        transitionProps: { duration: 90 },
      },
    }),
  },
});

/** The same key as in `public/color-scheme.js`, which sets the scheme before the first paint. */
export const colorSchemeManager = localStorageColorSchemeManager({ key: 'crow-color-scheme' });
