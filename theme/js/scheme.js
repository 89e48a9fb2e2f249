// Light or dark: the switch turns to the other one. A choice that equals the system's is none, and follows it again.
export function turn(scheme, system, event) {
  const root = document.documentElement;
  const isDark = () => (root.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const wear = (choice) => {
    if (choice) root.dataset.scheme = choice;
    else delete root.dataset.scheme;
  };
  // Another tab of the same site chose.
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
