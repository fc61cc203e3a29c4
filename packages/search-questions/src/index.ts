export { meetsFilters, type SearchFacts } from './meets-filters.ts';
export { type KnownProduct, productCandidates } from './products.ts';
export { type QuestionContext, type ReadQuestion, readQuestion } from './read-question.ts';
