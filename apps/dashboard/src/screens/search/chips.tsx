import type { AppliedFilter, SearchAnswer } from '@crow/contracts';
import { VisuallyHidden } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { FILTER_KIND_WORDS, filterWords } from '../../words/filter-words.ts';
import styles from './search.module.css';
import { kindsIn, type SearchAddress, toggled } from './search-address.ts';

/** What was read from the question: each filter can be taken away, and put back. */
export function Chips({ answer, address }: { answer: SearchAnswer; address: SearchAddress }) {
  const off = kindsIn(address.without);
  if (answer.filters.length + answer.exact.length + off.length === 0) return null;
  return (
    <section className={styles.chips} aria-label="Read from your question">
      {answer.filters.map((filter) => (
        <FilterChip key={filter.kind} filter={filter} address={address} />
      ))}
      {answer.exact.map((text) => (
        <span key={text} className={styles.exact} title="Looked for letter by letter">
          exactly <bdi>“{text}”</bdi>
        </span>
      ))}
      {off.map((kind) => (
        <Link key={kind} to="/search" search={toggled(address, kind)} className={styles.chip} data-off="true">
          <IconPlus size="0.85rem" stroke={1.8} aria-hidden="true" />
          {FILTER_KIND_WORDS[kind]}: any
          <VisuallyHidden>, read it again</VisuallyHidden>
        </Link>
      ))}
    </section>
  );
}

function FilterChip({ filter, address }: { filter: AppliedFilter; address: SearchAddress }) {
  return (
    <Link
      to="/search"
      search={toggled(address, filter.kind)}
      className={styles.chip}
      title={filter.words === undefined ? undefined : `From “${filter.words}”`}
    >
      <span>
        {FILTER_KIND_WORDS[filter.kind]}: <bdi>{filterWords(filter)}</bdi>
        <VisuallyHidden>, take this filter away</VisuallyHidden>
      </span>
      <IconX size="0.85rem" stroke={1.8} aria-hidden="true" />
    </Link>
  );
}
