const MARK = 'crow-reloaded-for';

/**
 * A page opened before a deploy asks for screens whose files are gone. Loading it anew brings the new
 * files; the mark keeps a file that is truly missing from reloading for ever.
 */
export function reloadOnceAfterDeploy(): void {
  window.addEventListener('vite:preloadError', (event) => {
    if (sessionStorage.getItem(MARK) === document.lastModified) return;
    sessionStorage.setItem(MARK, document.lastModified);
    event.preventDefault();
    window.location.reload();
  });
}
