import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';

const SHOWN_MS = 2_000;

/** Copies a text to the clipboard and says so. `label` names what is copied. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'refused'>('none');

  useEffect(() => {
    if (outcome === 'none') return;
    const timer = setTimeout(() => setOutcome('none'), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Browsers refuse without a secure page or permission; the text stays selectable beside the button.
      setOutcome('refused');
    }
  }

  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={copy}
      aria-label={outcome === 'none' ? `Copy ${label}` : undefined}
      leftSection={outcome === 'copied' ? <IconCheck size="0.9rem" /> : <IconCopy size="0.9rem" />}
    >
      <span aria-live="polite">
        {outcome === 'none' ? 'Copy' : outcome === 'copied' ? 'Copied' : 'Select and copy'}
      </span>
    </Button>
  );
}
