import type {
  AnalyticsErasure,
  DeadLetterMessage,
  Directory,
  Embedder,
  InteractionMessage,
  InteractionQueues,
  LiveMetrics,
  QuarantinedTraffic,
  Records,
  SessionControl,
  Understander,
  Usage,
} from '@crow/contracts';
import type { ErasureObject } from './erasures/erasure-object.ts';
import type { PipelineParameters } from './pipeline/session-pipeline.ts';
import type { ReanalysisObject } from './reanalyses/reanalysis-object.ts';
import type { ReplayObject } from './replays/replay-object.ts';
import type { SweeperObject } from './sweeper/sweeper-object.ts';
import type { VectorIndexObject } from './vectors/vector-index-object.ts';

/** Bindings and secrets of this Worker, as declared in `wrangler.jsonc`. */
export interface Environment extends InteractionQueues<Queue<InteractionMessage>> {
  /** The catalog; reached through `catalog/catalog.ts` only. */
  CATALOG: D1Database;
  /** Raw sessions; written by the ingest worker. */
  ARCHIVE: R2Bucket;
  /** What processing found, see `results/`. */
  RESULTS: R2Bucket;
  DEAD_LETTERS: Queue<DeadLetterMessage>;
  PIPELINE: Workflow<PipelineParameters>;
  /** One vector index per organization. */
  VECTORS: DurableObjectNamespace<VectorIndexObject>;
  /** One sweeper per organization. */
  SWEEPERS: DurableObjectNamespace<SweeperObject>;
  /** Replays of many failed sessions, one object per organization. */
  REPLAYS: DurableObjectNamespace<ReplayObject>;
  /** Erasing for good, one object per organization. */
  ERASURES: DurableObjectNamespace<ErasureObject>;
  /** Re-analyses, one object per organization. */
  REANALYSES: DurableObjectNamespace<ReanalysisObject>;
  /** When it is configured, Cloudflare Vectorize answers questions, see `docs/search.md`. */
  VECTORIZE?: Vectorize;
  SESSION_CONTROL: SessionControl;
  UNDERSTANDER: Understander;
  EMBEDDER: Embedder;
  DIRECTORY: Directory;
  USAGE: Usage;
  LIVE: Pick<LiveMetrics, 'unfinished'>;
  QUARANTINED: QuarantinedTraffic;
  ERASURE: AnalyticsErasure;
  RECORDS: Records;
  /** JSON Web Key Set with the gateway's public keys. */
  INTERNAL_PUBLIC_JWKS: string;
  /** See `sweeper/sweeper-settings.ts`. */
  SWEEP_EVERY_MS?: string;
  OVERDUE_AFTER_MS?: string;
  /** See `erasures/erasure-settings.ts`. */
  ERASURE_SETTLES_MS?: string;
}
