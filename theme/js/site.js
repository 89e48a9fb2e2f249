// What every page does beyond plain HTML. Whatever is heavier is a module of its own, loaded when it is first needed.

// Light or dark: the switch turns to the other one. A choice that equals the system's is none, and follows it again.
const scheme = document.querySelector('.scheme');
const system = matchMedia('(prefers-color-scheme: dark)');
const isDark = () => (document.documentElement.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark';
const show = () => scheme.setAttribute('aria-pressed', isDark());

if (scheme) {
  scheme.addEventListener('click', () => {
    const dark = !isDark();
    const choice = dark === system.matches ? null : dark ? 'dark' : 'light';
    if (choice) document.documentElement.dataset.scheme = choice;
    else delete document.documentElement.dataset.scheme;
    try {
      if (choice) localStorage.setItem('scheme', choice);
      else localStorage.removeItem('scheme');
    } catch { }
    show();
  });
  system.addEventListener('change', show);
  // Another tab of the same site chose.
  addEventListener('storage', (event) => {
    if (event.key !== 'scheme') return;
    if (event.newValue) document.documentElement.dataset.scheme = event.newValue;
    else delete document.documentElement.dataset.scheme;
    show();
  });
  show();
}

const isNarrow = matchMedia('(max-width: 61.99rem)').matches;

for (const part of document.querySelectorAll('details[data-fold]')) part.open = !isNarrow;

// Parts that few pages have. A module carries the version of this one in its address, so that they change together.
const load = (name) => import(new URL(name + new URL(import.meta.url).search, import.meta.url));

const filters = document.querySelector('.filters:not([data-grid], [data-compare])');
if (filters) load('filters.js').then((module) => module.start(filters));

const grid = document.querySelector('[data-grid]');
if (grid) load('grid.js').then((module) => module.start(grid));

const comparison = document.querySelector('[data-compare]');
if (comparison) load('compare.js').then((module) => module.start(comparison));

if (document.querySelector('.references, .contents, [data-accessed]')) load('article.js');

// A drawing that is wider than its box begins with what is newest.
const drawing = document.querySelector('.drawing .scroll');
if (drawing) drawing.scrollLeft = drawing.scrollWidth;

// The buttons beside texts that others may want: each copies its text, and says so to those who do not see it.
for (const reuse of document.querySelectorAll('details.reuse, .proofs')) reuse.addEventListener('click', async (event) => {
  const text = event.target.closest('button')?.closest('figure').querySelector('pre');
  if (!text) return;
  const status = reuse.querySelector('[role=status]');
  status.textContent = '';
  try {
    await navigator.clipboard.writeText(text.textContent);
    status.textContent = status.dataset.copied;
  } catch {
    // Where the clipboard is forbidden the text is at least marked, ready to be copied.
    getSelection().selectAllChildren(text);
  }
});

// Previews of links, for those who hover or use a keyboard. Their texts are fetched once the page stands, never on the way to a link.
const main = document.querySelector('main[data-previews]');
if (main && (main.querySelector('.cite') || main.dataset.previews !== '0' && matchMedia('(any-hover: hover)').matches))
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(() => load('previews.js').then((module) => module.start(main))));

// What stands behind the hash. Anybody can write a link whose percent signs mean nothing.
const fragment = () => {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
};

// A place that moved to elsewhere: its note is the target, and the link in it the way. Without a script the note is read.
// A list that grew too long for one page has its entries no more: an entry is a milestone, and has a page of its own.
const follow = () => {
  const id = fragment();
  const part = document.getElementById(id);
  const link = part?.matches('.moved') ? part.querySelector('a') : null;
  const split = document.querySelector('[data-milestones]');
  if (link) location.replace(link.href);
  else if (!part && split && /^[a-z0-9][a-z0-9.-]*$/.test(id)) location.replace(`${split.dataset.milestones}${id}/`);
};
addEventListener('hashchange', follow);
follow();

// Search: the link in the frame, "/" and Ctrl-K open it where the reader is. The search page has its box already.
const find = document.querySelector('.find');
const searchBox = document.querySelector('main .search input[type=search]');
let dialog;

function openSearch() {
  if (searchBox) {
    searchBox.focus();
    searchBox.select();
    return;
  }
  if (!dialog) {
    // Its input is there at once; the rest comes with the module.
    dialog = document.createElement('dialog');
    const box = document.createElement('div');
    const input = document.createElement('input');
    box.className = 'search';
    box.role = 'search';
    input.type = 'search';
    input.ariaLabel = dialog.ariaLabel = find.textContent;
    // Whoever is done before the module is here is taken to the first result when it is.
    input.addEventListener('keydown', (event) => { input.dataset.last = event.key; });
    box.append(input);
    dialog.append(box);
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    // All at once: on a slow line each turn is a tenth of a second and more.
    const files = ['', 'index.json'].map((name) => fetch(find.href + name));
    Promise.all([load('search.js'), load('search-index.js')]).then(([search]) => search.furnish(dialog, ...files)).catch(() => { location.href = find.href; });
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input').select();
}

function isKeyOn() {
  try {
    return localStorage.getItem('search-key') !== 'off';
  } catch {
    return true;
  }
}

if (find) {
  for (const opener of document.querySelectorAll('.find, [data-search]')) opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openSearch();
  });
  addEventListener('keydown', (event) => {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const isKey = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && isKeyOn()
      && !event.target.closest?.('input, textarea, select, [contenteditable]');
    if (!isChord && !isKey) return;
    event.preventDefault();
    openSearch();
  });
}
