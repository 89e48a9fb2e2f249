// Filters a list of milestones, which is in the HTML of the page. The choices are stored in the address, so that a shared link shows the
// same entries. An entry belongs to a kind, a component or a release if it links to the page of this kind, component or release. So an
// entry needs no further attributes.

export function start(form) {
  const selects = [...form.querySelectorAll('select')];
  const entries = [...document.querySelectorAll('.timeline > li[id]')].map((element) => ({
    element,
    links: new Set([...element.querySelectorAll('a')].map((link) => link.pathname.split('/').slice(-3, -1).join('/'))),
    mark: document.querySelector(`.drawing .mark[href$="/milestones/${CSS.escape(element.id)}/"]`),
  }));
  const groups = [...document.querySelectorAll('.timeline:not(.key-events), .month, .year')];

  const apply = () => {
    const wanted = selects.filter((select) => select.value).map((select) => `${select.dataset.section}/${select.value}`);
    let shown = 0;
    for (const { element, links, mark } of entries) {
      const fits = wanted.every((link) => links.has(link));
      element.hidden = !fits;
      mark?.classList.toggle('out', !fits);
      if (fits) shown++;
    }
    for (const group of groups) group.hidden = !holds(group);
    form.querySelector('button').hidden = wanted.length === 0;
    form.querySelector('output').value = wanted.length === 0 ? '' : form.dataset.count.replace('{n}', shown).replace('{all}', entries.length);
  };

  // Whether a list, or a list below a heading, has a visible entry. The lists below a heading are before the next heading of the same or a
  // higher level.
  const holds = (group) => {
    if (group.matches('.timeline')) return [...group.children].some((entry) => !entry.hidden);
    for (let next = group.nextElementSibling; next && !next.matches(group.matches('.year') ? '.year' : '.year, .month'); next = next.nextElementSibling)
      if (next.matches('.timeline') && holds(next)) return true;
    return false;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    // For an unknown value, the select is empty, and all entries are shown.
    for (const select of selects) {
      const value = query.get(select.name) ?? '';
      select.value = [...select.options].some((option) => option.value === value) ? value : '';
    }
    apply();
  };

  const write = () => {
    const query = new URLSearchParams();
    for (const select of selects) if (select.value) query.set(select.name, select.value);
    history.replaceState(null, '', `${location.pathname}${query.size ? `?${query}` : ''}${location.hash}`);
    apply();
  };

  form.addEventListener('change', write);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    for (const select of selects) select.value = '';
    write();
    selects[0].focus();
  });
  addEventListener('popstate', read);
  read();
}
