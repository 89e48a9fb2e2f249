// Switches between the light and the dark scheme. A choice that is equal to the scheme of the system is not stored, so that the page
// follows the system again.
export function turn(scheme, system, event) {
  const root = document.documentElement;
  const isDark = () => (root.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const wear = (choice) => {
    if (choice) root.dataset.scheme = choice;
    else delete root.dataset.scheme;
  };
  // The reader made a choice in another tab of the same site.
  if (event.type === 'storage' && event.key === 'scheme') wear(event.newValue);
  if (event.type === 'click') {
    const dark = !isDark();
    const choice = dark === system.matches ? '' : dark ? 'dark' : 'light';
    wear(choice);
    try {
      if (choice) localStorage.setItem('scheme', choice);
      else localStorage.removeItem('scheme');
    } catch { }
  }
  scheme.setAttribute('aria-pressed', isDark());
}
