import type { CampaignOptions } from './campaign.ts';

/** One batch of a campaign; its events are named by their source and number. */
export interface PlannedBatch {
  sessionId: string;
  batchId: string;
  source: string;
  seq: number;
  events: number;
}

/** All batches of a campaign, those of one session after each other's, many sessions side by side. */
export function planBatches({
  events,
  eventsOfBatch,
  batchesOfSession,
}: Pick<CampaignOptions, 'events' | 'eventsOfBatch' | 'batchesOfSession'>): PlannedBatch[] {
  const count = Math.ceil(events / eventsOfBatch);
  const sessions = Math.ceil(count / batchesOfSession);
  return Array.from({ length: count }, (_, index) => {
    const source = `s${index % sessions}`;
    const seq = Math.floor(index / sessions) * eventsOfBatch;
    const last = Math.min(eventsOfBatch, events - index * eventsOfBatch);
    return { sessionId: `ses_${source}`, batchId: `bat_${source}_${seq}`, source, seq, events: last };
  });
}
