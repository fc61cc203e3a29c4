import { SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { CodeBlock } from '../../components/code-block.tsx';
import type { Connection } from './connection.ts';
import { FirstEventCheck } from './first-event-check.tsx';
import styles from './install.module.css';
import type { PackageGuide as Guide } from './package-steps.ts';
import { MANAGERS, type Manager } from './ways.ts';

interface PackageGuideProps {
  guide: Guide;
  connection: Connection;
  manager: Manager;
  onManager: (manager: Manager) => void;
  keyHint: ReactNode;
}

/** Adding the packages, starting the tracker, seeing the first event. */
export function PackageGuide({ guide, connection, manager, onManager, keyHint }: PackageGuideProps) {
  return (
    <ol className={styles.steps}>
      <li>
        <h2>Add {guide.packages.length === 1 ? 'the package' : 'the packages'}</h2>
        <SegmentedControl
          className={styles.managers}
          aria-label="Package manager"
          data={Object.keys(MANAGERS)}
          value={manager}
          onChange={(value) => onManager(value as Manager)}
        />
        <CodeBlock code={`${MANAGERS[manager]} ${guide.packages.join(' ')}`} label="the install command" />
      </li>
      {guide.steps(connection).map(({ title, snippets, hint }, index) => (
        <li key={title}>
          <h2>{title}</h2>
          {snippets.map(({ label, code }) => (
            <CodeBlock key={label} code={code} label={label} />
          ))}
          {index === 0 && keyHint}
          {hint && <p className={styles.hint}>{hint}</p>}
        </li>
      ))}
      <li>
        <h2>{guide.last}</h2>
        <FirstEventCheck />
      </li>
    </ol>
  );
}
