import * as React from 'react';

/** What the pages of the React tests are made of. */
export { createRoot } from 'react-dom/client';
export * as sdk from '../../src/react.ts';
export { React };
