import type { Interaction } from '@crow/contracts';
import { VisuallyHidden } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import styles from './more-like-this.module.css';

/** Leads to what is like an interaction, in other visits. */
export function MoreLikeThis({ interaction }: { interaction: Pick<Interaction, 'id' | 'headline'> }) {
  return (
    <Link to="/search" search={{ like: interaction.id }} className={styles.link}>
      <IconSparkles size="0.9rem" stroke={1.7} aria-hidden="true" />
      More like this
      <VisuallyHidden>: {interaction.headline}</VisuallyHidden>
    </Link>
  );
}
