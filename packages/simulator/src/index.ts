export { batchesOf } from './delivery/batches-of.ts';
export { type DeliveryOptions, type DeliveryReport, deliverVisits } from './delivery/deliver-visits.ts';
export { type Destination, RefusedError, sendBatch } from './delivery/send-batch.ts';
export { createRandom, type Random } from './random/random.ts';
export { SHOPPERS } from './shoppers/all.ts';
export { type PlannedVisit, planVisits, type VisitPlan } from './visits/plan-visits.ts';
export { type Product, readProducts } from './visits/product.ts';
