// Runs before the first paint, so that the look of a page does not change while it loads. `data-script` makes the elements visible that
// need a script. The colour scheme is the choice of the reader. Without a choice, or if the browser forbids storage, the system decides.
document.documentElement.dataset.script = '';
try {
  const scheme = localStorage.getItem('scheme');
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { }
