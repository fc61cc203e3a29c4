export { trackErrors } from './trackers/errors.ts';
export { trackRequests } from './trackers/requests.ts';
