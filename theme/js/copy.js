// The buttons beside texts that others may want: each copies its text and says so to those who do not see it.
export const start = (details) => {
  const status = details.querySelector('[role=status]');
  details.addEventListener('click', async (event) => {
    const text = event.target.closest('figcaption button')?.closest('figure').querySelector('pre');
    if (!text) return;
    status.textContent = '';
    try {
      await navigator.clipboard.writeText(text.textContent);
      status.textContent = status.dataset.copied;
    } catch {
      // Where the clipboard is forbidden the text is at least marked, ready to be copied.
      getSelection().selectAllChildren(text);
    }
  });
};
