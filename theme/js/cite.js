// Copies the text beside a button. A status element then announces the copy to readers who do not see it.
export async function copy(button) {
  const text = button.closest('figure').querySelector('pre');
  const part = button.closest('.reuse, .proofs');
  const status = part.querySelector('[role=status]');
  // The reader can press the button before the day of access is added to the text, so the day is added here first.
  date(part);
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = status.dataset.copied;
  } catch {
    // If the browser forbids the clipboard, the text is selected, so that the reader can copy it.
    getSelection().selectAllChildren(text);
  }
}

// Adds the day of access to citations. Only the browser knows this day.
export function date(part) {
  const now = new Date();
  const month = now.toLocaleDateString(document.documentElement.lang, { month: 'long' });
  const machine = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0')).join('-');
  for (const text of part.querySelectorAll('[data-accessed]')) {
    // The value is `bibtex`, or the pattern of all dates of the site.
    const form = text.dataset.accessed;
    if (form !== 'bibtex') text.textContent += form.replace('{day}', now.getDate()).replace('{month}', month).replace('{year}', now.getFullYear());
    else text.textContent = text.textContent.replace(/\n}$/, `,\n  urldate = {${machine}}\n}`);
    delete text.dataset.accessed;
  }
}
