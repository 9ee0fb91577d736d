/**
 * Counts in the page's title what comes while the page is out of sight, and leaves the title as it was. There is one title,
 * so there is one count, however many conversations a page has.
 */
let count = 0;
let title = '';
let shown = '';
let users = 0;

/** Something has come. */
export function countInTitle(): void {
  if (!document.hidden) return;
  // Others may have given the page another title meanwhile.
  if (count === 0 || document.title !== shown) title = document.title;
  count += 1;
  document.title = `(${count}) ${title}`;
  // As the browser reads it: without the blank where there was no title.
  shown = document.title;
}

/** Puts the title back when the page is looked at. Returns what ends that. */
export function watchTitle(): () => void {
  if (users === 0) document.addEventListener('visibilitychange', looked);
  users += 1;
  return () => {
    users -= 1;
    if (users > 0) return;
    document.removeEventListener('visibilitychange', looked);
    restore();
  };
}

function looked(): void {
  if (!document.hidden) restore();
}

function restore(): void {
  if (count > 0 && document.title === shown) document.title = title;
  count = 0;
}
