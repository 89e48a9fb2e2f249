// The buttons beside texts that others may want: each copies its text, and says so to those who do not see it.
export async function copy(button) {
  const text = button.closest('figure').querySelector('pre');
  const status = button.closest('.reuse, .proofs').querySelector('[role=status]');
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = status.dataset.copied;
  } catch {
    // Where the clipboard is forbidden the text is at least marked, ready to be copied.
    getSelection().selectAllChildren(text);
  }
}

// A citation names the day of access. Only the reader's machine knows it.
export function date(part) {
  const now = new Date();
  const month = now.toLocaleDateString(document.documentElement.lang, { month: 'long' });
  const machine = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0')).join('-');
  for (const text of part.querySelectorAll('[data-accessed]')) {
    // The form is that of every date of the site.
    const form = text.dataset.accessed;
    if (form !== 'bibtex') text.textContent += form.replace('{day}', now.getDate()).replace('{month}', month).replace('{year}', now.getFullYear());
    else text.textContent = text.textContent.replace(/\n}$/, `,\n  urldate = {${machine}}\n}`);
    delete text.dataset.accessed;
  }
}
