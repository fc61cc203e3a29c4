import styles from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';

/** Code to copy. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <figure className={styles.block} aria-label={label}>
      <div className={styles.copy}>
        <CopyButton text={code} label={label} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        <code>{code}</code>
      </pre>
    </figure>
  );
}
