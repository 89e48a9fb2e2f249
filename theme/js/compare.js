// Compares any two releases, on the page that lists the comparisons. All data comes from one file. The address of the page names the two
// releases. Texts from records are inserted as text only, never as HTML.

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};
const linkTo = (title, url) => Object.assign(element('a', '', title), { href: url });

export async function start(form) {
  const [from, to] = form.querySelectorAll('select');
  const output = form.querySelector('output');
  const words = form.dataset;
  let data;
  try {
    const answer = await fetch(form.dataset.compare);
    if (!answer.ok) throw new Error(answer.status);
    data = await answer.json();
  } catch {
    output.value = words.wordsFailed;
    return;
  }
  const box = document.querySelector('.comparison');
  const { releases, statuses } = data;
  // The page of a comparison writes numbers in the same form (Words.Number).
  const number = (value) => value.toLocaleString('en', { maximumFractionDigits: 12 })
    .replace(/[.,]/g, (sign) => sign === '.' ? words.wordsDecimalPoint : words.wordsGroupSeparator);
  for (const select of [from, to])
    select.append(...releases.map(([id, title], place) => new Option(title, place)).reverse());

  const label = (status) => element('span', `label tone-${statuses[status][1]}`, statuses[status][0]);
  const statusAt = (changes, place) => changes.filter(([at]) => at <= place).pop();

  const planned = () => element('span', 'label tone-open', words.wordsPlanned);
  const row = (name, before, now, isChanged, ...more) => {
    const cells = [before, now].map((text, side) => element('td', '', text ?? words.wordsNotStated, ...side ? more : []));
    const head = element('th', '', name);
    head.scope = 'row';
    return element('tr', isChanged ? 'changed' : '', head, ...cells);
  };
  const small = (...texts) => [' ', element('span', 'small', texts.join(' '))];

  // A value counts as changed only if both releases state a value, and if the later release is published.
  const fieldRow = (name, isList, before, now, isOut) => {
    const isChanged = Boolean(isOut && before && now && before.join('\n') !== now.join('\n'));
    const [added, removed] = [[now, before], [before, now]].map(([all, known]) => isChanged && isList ? all.filter((value) => !known.includes(value)) : []);
    return row(name, before?.join(', '), now?.join(', '), isChanged, ...isChanged ? [' ', element('span', 'kind', words.wordsChanged)] : [],
      ...added.length ? small(words.wordsAdded, added.join(', ')) : [], ...removed.length ? small(words.wordsRemoved, removed.join(', ')) : []);
  };
  const figureRow = (name, before, now, isOut) => row(name, before === null ? null : number(before), now === null ? null : number(now), false,
    ...isOut && before !== null && now !== null ? small(['−', '', '+'][Math.sign(now - before) + 1] + number(Math.abs(now - before))) : []);

  // The indexes of release `b` and of its predecessors, back to release `a`, which is not included.
  const between = (a, b) => {
    const places = [];
    for (let place = b; place > a; place = releases[place][6]) places.push(place);
    return places;
  };

  // If the reader chooses the later release first, the two fields are swapped.
  const order = () => {
    if (Number(from.value) > Number(to.value)) [from.value, to.value] = [to.value, from.value];
  };

  const show = () => {
    order();
    const [a, b] = [Number(from.value), Number(to.value)];
    box.hidden = a === b;
    output.value = a === b ? words.wordsSame : '';
    if (a === b) return;
    const [one, other] = [releases[a], releases[b]];
    box.querySelector('h2').replaceChildren(linkTo(one[1], one[2]), ' – ', linkTo(other[1], other[2]));
    const heads = box.querySelectorAll('thead th');
    [heads[1].textContent, heads[2].textContent] = [`${one[1]}, ${one[3]}`, `${other[1]}, ${other[3]}`];
    const isOut = !other[7];
    box.querySelector('tbody').replaceChildren(
      ...data.fields.map((name, i) => [name, data.lists[i], one[4][i], other[4][i], isOut]).filter(([, , x, y]) => x || y).map((cells) => fieldRow(...cells)),
      ...data.figures.map((name, i) => [name, one[5][i], other[5][i], isOut]).filter(([, x, y]) => x !== null || y !== null).map((cells) => figureRow(...cells)));
    const changes = data.components.map(([name, url, all, dimension]) => ({ name, url, dimension, before: statusAt(all, a), now: statusAt(all, b) }))
      .filter(({ before, now }) => now?.[1] && before?.[1] !== now[1]);
    box.querySelector('ul').replaceChildren(...changes.length ? changes.map(({ name, url, dimension, before, now }) => {
      const [title, address] = data.milestones[now[2]];
      return element('li', '', Object.assign(linkTo(name, url), { className: 'title' }), ' ', ...dimension ? [element('span', 'small', dimension), ' '] : [],
        ...before?.[1] ? [label(before[1]), ' → '] : [], label(now[1]), ...now[3] ? [' ', planned()] : [],
        element('p', '', linkTo(title, address)));
    }) : [element('li', '', isOut ? words.wordsNone : words.wordsNoPlans)]);
    const led = between(a, b);
    const milestones = data.milestones.filter(([, , , place]) => led.includes(place));
    box.querySelector('ol').replaceChildren(...milestones.length ? milestones.map(([title, url, date]) =>
      element('li', '', element('p', 'when', date), element('div', '', element('p', '', Object.assign(linkTo(title, url), { className: 'title' }))))) : [element('li', '', words.wordsEmpty)]);
  };

  const query = new URLSearchParams(location.search);
  const placeOf = (id, otherwise) => {
    const place = releases.findIndex(([version]) => version === id);
    return place < 0 ? otherwise : place;
  };
  to.value = placeOf(query.get('to'), releases.length - 1);
  from.value = placeOf(query.get('from'), Math.max(0, Number(to.value) - 1));
  form.addEventListener('change', () => {
    order();
    history.replaceState(null, '', `${location.pathname}?${new URLSearchParams({ from: releases[from.value][0], to: releases[to.value][0] })}`);
    show();
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  show();
}
