import type { Provenance as ProvenanceRecord } from '@crow/contracts';
import { counted } from '../../words/number-words.ts';
import { modelUseWords } from './model-use-words.ts';
import styles from './session.module.css';

const SOURCE_WORDS: Record<ProvenanceRecord['source'], string> = {
  analyst: 'the built-in analyst',
  gemini: 'a language model, checked against the events',
  mixed: 'a language model and the built-in analyst',
};

/** Who told the story, so that it can be repeated and compared. */
export function Provenance({ provenance }: { provenance: ProvenanceRecord }) {
  const { source, model, version, analyst, droppedStatements, asked } = provenance;
  return (
    <p className={styles.provenance}>
      Read by {SOURCE_WORDS[source]} ({model}, version {version}
      {analyst !== undefined && `; facts and checks by analyst version ${analyst}`}). Every statement rests on events of
      this session
      {droppedStatements > 0 && `; ${counted(droppedStatements, 'statement')} without evidence left out`}.
      {asked && ` ${modelUseWords(asked)}`}
    </p>
  );
}
