// Filters the table of statuses by name, kind and status. The choices are stored in the address, so that a shared link shows the same rows.

export function start(form) {
  const controls = [...form.querySelectorAll('input, select')];
  const grid = document.querySelector('.grid');
  const bodies = [...grid.querySelectorAll('tbody')];
  const rows = bodies.flatMap((body) => [...body.querySelectorAll('tr[data-status]')].map((row) => ({
    row, kind: body.dataset.kind, status: row.dataset.status, name: row.querySelector('th').textContent.toLowerCase(),
  })));

  const apply = () => {
    const { name, kind, status } = Object.fromEntries(controls.map((control) => [control.name, control.value.trim()]));
    let shown = 0;
    for (const entry of rows) {
      const fits = (!name || entry.name.includes(name.toLowerCase())) && (!kind || entry.kind === kind) && (!status || entry.status === status);
      entry.row.hidden = !fits;
      if (fits) shown++;
    }
    for (const body of bodies) body.hidden = !body.querySelector('tr[data-status]:not([hidden])');
    grid.hidden = shown === 0;
    const isFiltered = name || kind || status;
    form.querySelector('button').hidden = !isFiltered;
    form.querySelector('output').value = !isFiltered ? '' : shown === 0 ? form.dataset.none : form.dataset.count.replace('{n}', shown).replace('{all}', rows.length);
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
