export { ANALYST_VERSION, analyze } from './analyze.ts';
export {
  type CheckedStatements,
  checkStatements,
  type DroppedStatement,
  type DropReason,
} from './check/check-statements.ts';
export { checkVerdict, type Verdict } from './check/check-verdict.ts';
export { canJudge, type Judgement, judgeAnswer, type ModelAnswer, type ModelStatement } from './check/judge-answer.ts';
export { COMPACT_TOKENS, type CompactData, type CompactSession, compactSession } from './compact/compact-session.ts';
export type { FactBook } from './facts/collect-facts.ts';
export { FACT_KINDS, type Fact, type FactKind } from './facts/fact.ts';
export { glance } from './glance.ts';
export { countMeaningful } from './intent/count-meaningful.ts';
export { PermanentError } from './permanent-error.ts';
export { type Reading, readSession } from './reading.ts';
