// The search box: on the search page, and in a dialog on every other page. It is loaded on the first use. All words that it shows are in
// the HTML of the search page. Texts from records are inserted as text only, never as HTML.

const version = new URL(import.meta.url).search;
// The files of the theme are in a folder of the site, so the root of the site is one level up.
const site = new URL('..', import.meta.url);
const FIRST = 20, STEP = 40;

const fetched = async (path, read, early) => {
  const response = await (early ?? fetch(new URL(path, site)));
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response[read]();
};

// Loads the index once, for all boxes of the page. In a large chronicle, the first file contains the newest records. The other files follow
// one by one, so that the reader can type meanwhile. The words of the prose come last. If they cannot be loaded, the search finds less. If
// another file cannot be loaded, the search reports a failure, because its results would be wrong.
const engine = () => import(new URL(`search-index.js${version}`, import.meta.url));
let index;
const loaded = (early) => index ??= Promise.all([engine(), fetched('search/index.json', 'json', early)]).then(([{ Index }, json]) => {
  const made = new Index();
  made.add(json);
  return { made, rest: complete(made, json) };
});
const complete = async (made, json) => {
  for (let file = 2; file <= json.files; file++) made.add(await fetched(`search/index-${file}.json`, 'json'));
  if (json.words) await fetched('search/words.json', 'json').then((words) => made.addProse(words)).catch(() => { });
};

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

async function activate(box) {
  const input = box.querySelector('input[type=search]');
  const [facets, status, near, list, more] = ['.facets', '.found', '.near', '.results', '.more'].map((part) => box.querySelector(part));
  const buttons = [...facets.querySelectorAll('button')];
  const dialog = box.closest('dialog');
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
  let made, mark, small, kind = '', shown = FIRST;

  const links = () => [...list.querySelectorAll('a')];
  const marked = (text, marks) => mark(text, marks).map(([words, isMarked]) => isMarked ? element('mark', '', words) : words);

  const item = (entry, marks) => {
    const link = element('a', 'title', ...marked(entry.title, marks));
    link.href = new URL(entry.path, site);
    const { label, part } = buttons.find((button) => button.dataset.in === entry.kind).dataset;
    const facts = element('p', 'inline', element('span', '', entry.of ? fill(part, { name: entry.of }) : label));
    if (entry.when) facts.append(element('span', '', ...marked(entry.when, marks)));
    if (entry.label) facts.append(element('span', `label tone-${entry.tone}`, entry.label));
    const fact = [...entry.facts ?? [], ...entry.people ?? []].find((text) => mark(text, marks).some(([, isMarked]) => isMarked));
    if (fact) facts.append(element('span', '', ...marked(fact, marks)));
    const result = element('li', '', link, facts, ...entry.summary ? [element('p', '', ...marked(entry.summary, marks))] : []);
    // If only the prose contains the query, the link leads to the passage: the browser finds the word on the page.
    const passage = result.querySelector('mark') ? undefined : made.passage(entry, marks);
    if (passage) link.href += `#:~:text=${encodeURIComponent(passage).replaceAll('-', '%2D')}`;
    return result;
  };

  const show = () => {
    const query = input.value.trim();
    const { results, isWhole, marks } = query ? made.search(query, small) : { results: [], marks: new Set() };
    const inKind = kind ? results.filter((entry) => entry.kind === kind) : results;
    list.replaceChildren(...inKind.slice(0, shown).map((entry) => item(entry, marks)));
    more.hidden = inKind.length <= shown;
    facets.hidden = results.length === 0;
    for (const button of buttons) {
      const own = button.dataset.in;
      const count = own ? results.filter((entry) => entry.kind === own).length : results.length;
      button.querySelector('span').textContent = count;
      button.setAttribute('aria-pressed', own === kind);
      button.hidden = count === 0 && own !== kind;
    }
    const { hint, loading, some, nothing, one, many } = status.dataset;
    // A file that is still being loaded may contain results, so "nothing found" is not shown yet.
    const isBusy = list.hasAttribute('aria-busy');
    status.textContent = !query ? dialog ? hint : '' : results.length === 0 ? isBusy ? loading : fill(nothing, { query }) : fill(!isWhole ? some : inKind.length === 1 ? one : many, { n: inKind.length });
    suggest(query && !isBusy && (results.length === 0 || !isWhole) ? made.near(query) : []);
  };

  const suggest = (words) => {
    near.hidden = words.length === 0;
    near.replaceChildren(...words.length ? [element('span', '', near.dataset.near)] : [], ...words.map((word) => {
      const button = element('button', '', word);
      button.type = 'button';
      button.addEventListener('click', () => { input.value = word; changed(); input.focus(); });
      return button;
    }));
  };

  const remember = () => {
    if (dialog) return;
    const parameters = new URLSearchParams();
    if (input.value.trim()) parameters.set('q', input.value.trim());
    if (kind) parameters.set('in', kind);
    history.replaceState(null, '', parameters.size ? `?${parameters}` : location.pathname);
  };

  const changed = () => {
    shown = FIRST;
    if (!input.value.trim()) kind = '';
    remember();
    if (made) show();
    else status.textContent = input.value.trim() ? status.dataset.loading : '';
  };

  const move = (event) => {
    const all = [input, ...links()];
    const place = all.indexOf(document.activeElement);
    if (place < 0) return;
    event.preventDefault();
    all[Math.min(Math.max(place + (event.key === 'ArrowDown' ? 1 : -1), 0), all.length - 1)].focus();
  };

  // The last key shows whether the reader pressed Enter before the index was loaded.
  input.addEventListener('keydown', (event) => { input.dataset.last = event.key; });
  input.addEventListener('input', changed);
  box.addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event);
    else if (event.key === 'Enter' && event.target === input) links()[0]?.click();
    else if (event.key === 'Escape' && dialog) {
      event.preventDefault();
      dialog.close();
    } else if (event.key === 'Escape' && input.value) {
      event.preventDefault();
      input.value = '';
      changed();
      input.focus();
    }
  });
  for (const button of buttons)
    button.addEventListener('click', () => { kind = button.dataset.in; shown = FIRST; remember(); show(); });
  more.addEventListener('click', () => {
    const next = shown;
    shown += STEP;
    show();
    links()[next]?.focus();
  });
  if (dialog) {
    // Without this, the dialog would stay open after a link to another place on the same page.
    list.addEventListener('click', (event) => { if (event.target.closest('a')) dialog.close(); });
    box.querySelector('.close').addEventListener('click', () => dialog.close());
    key(box.querySelector('.key input'));
  } else {
    const parameters = new URLSearchParams(location.search);
    // If the reader typed a text before the script was loaded, this text has priority over the query in the address.
    input.value ||= parameters.get('q') ?? '';
    kind = buttons.some((button) => button.dataset.in === parameters.get('in')) ? parameters.get('in') : '';
  }
  list.setAttribute('aria-busy', true);
  if (input.value) status.textContent = status.dataset.loading;
  try {
    const { made: ready, rest } = await loaded();
    const { mark: marking, fold } = await engine();
    mark = marking;
    small = new Set(status.dataset.small.split(' ').map(fold));
    made = ready;
    show();
    if (input.dataset.last === 'Enter') links()[0]?.click();
    await rest;
    // The list is not replaced while a result has the focus, so that nothing moves under the reader.
    list.removeAttribute('aria-busy');
    if (input.value.trim() && !list.contains(document.activeElement)) show();
  } catch {
    status.dataset.loading = status.textContent = status.dataset.failed;
  }
}

// The setting that switches off the key "/". Some people press keys by mistake, or control their computer by voice.
function key(box) {
  try {
    box.checked = localStorage.getItem('search-key') !== 'off';
    box.addEventListener('change', () => box.checked ? localStorage.removeItem('search-key') : localStorage.setItem('search-key', 'off'));
  } catch { }
}

// Adds the elements of the search page to a dialog that has only the input. The caller has already requested the page and the index.
export async function furnish(dialog, page, early) {
  loaded(early).catch(() => { });
  const input = dialog.querySelector('input');
  const style = element('link');
  [style.rel, style.href] = ['stylesheet', new URL(`search.css${version}`, import.meta.url)];
  document.head.append(style);
  const html = new DOMParser().parseFromString(await fetched('search/', 'text', page), 'text/html');
  const box = document.importNode(html.querySelector('.search'), true);
  const theirs = box.querySelector('input[type=search]');
  for (const name of ['placeholder', 'aria-label']) input.setAttribute(name, theirs.getAttribute(name));
  theirs.remove();
  // The input is not replaced, so that a reader who is typing can continue.
  const own = dialog.querySelector('.search');
  own.append(...box.children);
  await activate(own);
}

const own = document.querySelector('main .search');
if (own) activate(own);
