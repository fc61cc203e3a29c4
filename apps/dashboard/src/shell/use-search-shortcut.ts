import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** `/` goes to the search from everywhere, except where text is being typed. */
export function useSearchShortcut(): void {
  const router = useRouter();
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable], dialog')
      ) {
        return;
      }
      event.preventDefault();
      const box = document.querySelector<HTMLInputElement>('input[type="search"]');
      if (box) box.focus();
      else void router.navigate({ to: '/search' });
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [router]);
}
