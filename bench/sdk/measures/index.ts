import { capture } from './capture.ts';
import { cost } from './cost.ts';
import { delivery } from './delivery.ts';
import { errors } from './errors.ts';
import type { Measure } from './measure.ts';
import { memory } from './memory.ts';
import { retry } from './retry.ts';
import { secrets } from './secrets.ts';
import { silence } from './silence.ts';
import { size } from './size.ts';
import { vitals } from './vitals.ts';

/** In the order of the table; errors come last, since they look at all visits. */
export const measures: Measure[] = [size, vitals, cost, delivery, retry, capture, secrets, silence, memory, errors];
