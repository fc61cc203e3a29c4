export { fold } from '@crow/contracts';
