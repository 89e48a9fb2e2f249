// Runs before anything is painted, so that a page never flashes: the reader's choice of light or dark, if there is one, and the fact
// that scripts run, which shows what needs them. Where storage is forbidden, the system chooses.
document.documentElement.dataset.script = '';
try {
  const scheme = localStorage.getItem('scheme');
  if (scheme) document.documentElement.dataset.scheme = scheme;
} catch { }
