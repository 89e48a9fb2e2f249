// Filters the table of statuses by name, kind and status. The choices are stored in the address, so that a shared link shows the same rows.
// A row with the class `part` is a dimension of the component above it. The row of the component is shown with each of its dimensions.

export function start(form) {
  const controls = [...form.querySelectorAll('input, select')];
  const grid = document.querySelector('.grid');
  const bodies = [...grid.querySelectorAll('tbody')];
  const components = [];
  for (const body of bodies)
    for (const row of body.querySelectorAll('tr[data-status]')) {
      const head = row.querySelector('th');
      const name = (head.getAttribute('aria-label') ?? head.textContent).toLowerCase();
      const entry = { row, name, kind: body.dataset.kind, status: row.dataset.status, parts: [] };
      (row.matches('.part') ? components.at(-1).parts : components).push(entry);
    }

  const apply = () => {
    const { name, kind, status } = Object.fromEntries(controls.map((control) => [control.name, control.value.trim()]));
    const fits = (entry) => (!name || entry.name.includes(name.toLowerCase())) && (!kind || entry.kind === kind) && (!status || entry.status === status);
    let shown = 0;
    for (const component of components) {
      for (const part of component.parts) part.row.hidden = !fits(part);
      const isShown = fits(component) || component.parts.some(fits);
      component.row.hidden = !isShown;
      if (isShown) shown++;
    }
    for (const body of bodies) body.hidden = !body.querySelector('tr[data-status]:not([hidden])');
    grid.hidden = shown === 0;
    const isFiltered = name || kind || status;
    form.querySelector('button').hidden = !isFiltered;
    form.querySelector('output').value = !isFiltered ? '' : shown === 0 ? form.dataset.none : form.dataset.count.replace('{n}', shown).replace('{all}', components.length);
  };

  const write = () => {
    const query = new URLSearchParams(controls.filter((control) => control.value.trim()).map((control) => [control.name, control.value.trim()]));
    history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
    apply();
  };

  form.addEventListener('input', write);
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const control of controls) control.value = '';
    write();
    controls[0].focus();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  const query = new URLSearchParams(location.search);
  for (const control of controls) {
    control.value = query.get(control.name) ?? '';
    if (control.selectedIndex === -1) control.selectedIndex = 0;
  }
  apply();
}
