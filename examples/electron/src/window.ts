import { createCrowWindow } from '@crow/tracking-sdk/electron/renderer';

const crow = createCrowWindow<{ exported: { format: string } }>();

document.querySelector('#export')?.addEventListener('click', () => crow.track('exported', { format: 'pdf' }));
document.querySelector('#refuse')?.addEventListener('click', () => crow.optOut());
