import { CROWProvider } from '@crow/tracking-sdk/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Shop } from './shop';

const options = {
  apiKey: import.meta.env.VITE_CROW_API_KEY ?? 'crow_pk_example',
  endpoint: import.meta.env.VITE_CROW_ENDPOINT ?? 'http://localhost:8787',
};

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <CROWProvider options={options}>
      <Shop />
    </CROWProvider>
  </StrictMode>,
);
