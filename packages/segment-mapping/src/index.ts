export type { MappedBatch } from './batches.ts';
export { type Arrival, type Mapping, mapMessages, type SegmentRequest } from './map-messages.ts';
export type { MessageType } from './message.ts';
export type { Note } from './notes.ts';
