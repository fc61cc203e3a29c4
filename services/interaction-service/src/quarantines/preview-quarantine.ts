import type { ArrivalSpan, QuarantinePreview } from '@crow/contracts';
import { catalogOf } from '../catalog/catalog.ts';
import type { Environment } from '../environment.ts';
import { within } from '../failures/within.ts';

/** Sessions that a preview shows. */
const EXAMPLES = 5;

/** What a quarantine of a span would hide now. */
export async function previewQuarantine(
  env: Environment,
  organizationId: string,
  span: ArrivalSpan,
): Promise<QuarantinePreview> {
  const catalog = catalogOf(env, organizationId);
  const [counts, examples, unknown, unfinished] = await Promise.all([
    within('catalog', catalog.countCovered(span)),
    within('catalog', catalog.exampleSessions(span, EXAMPLES)),
    within('catalog', catalog.countUnknown(span)),
    within('quarantined', env.QUARANTINED.countUnfinished(organizationId, span)),
  ]);
  return { ...counts, unfinished, unknown, examples };
}
