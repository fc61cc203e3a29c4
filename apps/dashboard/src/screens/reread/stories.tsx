import type { InteractionDraft, Understanding } from '@crow/contracts';
import styles from './reread.module.css';

/** What both readings tell; sentences that only one of them has are marked. */
export function Stories({ before, after }: { before: Understanding; after: Understanding }) {
  return (
    <div className={styles.stories}>
      <StoryOf title="What happened, before" reading={before} other={after} />
      <StoryOf title="What happened, after" reading={after} other={before} />
    </div>
  );
}

function StoryOf({ title, reading, other }: { title: string; reading: Understanding; other: Understanding }) {
  const known = new Set(other.interactions.flatMap(sentencesOf));
  const id = title.replace(/\W+/g, '-').toLowerCase();
  return (
    <section aria-labelledby={id} className={styles.story}>
      <h2 id={id}>{title}</h2>
      {reading.interactions.length === 0 && <p className={styles.quiet}>Nothing.</p>}
      {reading.interactions.map((interaction, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: interactions have no name but their place
        <article key={place}>
          <h3>
            <Sentence text={interaction.headline} known={known} />
          </h3>
          <ul>
            {interaction.statements.map(({ text }, number) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same sentence may stand twice
              <li key={number}>
                <Sentence text={text} known={known} />
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}

function Sentence({ text, known }: { text: string; known: ReadonlySet<string> }) {
  if (known.has(text)) return <bdi>{text}</bdi>;
  return (
    <mark className={styles.mark}>
      <bdi>{text}</bdi>
    </mark>
  );
}

function sentencesOf({ headline, statements }: InteractionDraft): string[] {
  return [headline, ...statements.map(({ text }) => text)];
}
