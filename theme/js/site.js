// The script of every page. A feature that acts only when it is used is a separate module, which is loaded on the first use.

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
// A module has the version of this script in its address, so that the browser never uses modules of different versions together.
const load = (name) => import(new URL(`${name}.js${new URL(import.meta.url).search}`, import.meta.url));
const start = (name, part) => part && load(name).then((module) => module.start(part));

// The switch between light and dark. This code shows its state. The module `scheme` changes the scheme, and follows the system and other
// tabs.
const scheme = find('.scheme');
const system = matchMedia('(prefers-color-scheme: dark)');
const turn = (event) => load('scheme').then((module) => module.turn(scheme, system, event));
if (scheme) {
  scheme.setAttribute('aria-pressed', (root.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark');
  scheme.addEventListener('click', turn);
  system.addEventListener('change', turn);
  addEventListener('storage', turn);
}

// On a phone, parts with `data-fold` are closed, unless the address names a place in them. A part is opened for a link to a place in it,
// for printing, and in a wider window.
for (const fold of document.querySelectorAll('[data-fold]')) {
  const phone = matchMedia(fold.dataset.fold || '(max-width: 40rem)');
  const fit = (event) => {
    const place = document.getElementById(fragment());
    const isWanted = fold.contains(place);
    if (event?.type === 'hashchange' && (fold.open || !isWanted)) return;
    fold.open = !phone.matches || isWanted || event?.type === 'beforeprint';
    if (isWanted) place.scrollIntoView();
  };
  for (const type of ['hashchange', 'beforeprint']) addEventListener(type, fit);
  phone.addEventListener('change', fit);
  fit();
}

// The decoded fragment of the address. It is empty if its percent signs are invalid, because anybody can write such a link.
function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

start('filters', find('.filters:not([data-grid], [data-compare])'));
start('grid', find('[data-grid]'));
start('compare', find('[data-compare]'));
if (find('.moved, [data-milestones]')) load('places').then((module) => module.start(fragment));
if (find('.contents')) addEventListener('scroll', () => load('contents'), { once: true });

// A drawing that is wider than its box is scrolled to its end, where the newest events are.
const drawing = find('.drawing .scroll');
if (drawing) drawing.scrollLeft = drawing.scrollWidth;

// The modules for cards and for copying are loaded when the pointer or the keyboard first reaches the main part.
const main = find('main');
let cards;
const prepare = () => {
  if (find('.reuse, .proofs')) load('cite');
  return cards ??= load('previews').then((module) => module.start(main));
};
for (const type of ['pointerover', 'focusin']) main?.addEventListener(type, prepare, { once: true });
main?.addEventListener('click', async (event) => {
  const button = event.target.closest('figure button');
  if (button) (await load('cite')).copy(button);
  // On a touch screen, the first tap on a citation shows its card, and the second tap goes to the list.
  const link = event.target.closest('.cite a');
  if (!link || event.pointerType !== 'touch' || link.hasAttribute('aria-describedby')) return;
  event.preventDefault();
  prepare().then((show) => show(link)).catch(() => { location.hash = link.hash; });
});
// When the reader opens the citations, the day of access is added to them.
main?.addEventListener('toggle', (event) => event.target.matches('.reuse') && load('cite').then((module) => module.date(event.target)), true);

// The search. The link in the header, "/" and Ctrl-K open it in a dialog on the current page. On the search page, they select its input.
const opener = find('.find');
const searchBox = find('main .search input[type=search]');
let dialog;

function openSearch() {
  if (searchBox) {
    searchBox.focus();
    searchBox.select();
    return;
  }
  if (!dialog) {
    // The input of the dialog exists at once. The module `search` adds the other elements.
    dialog = document.createElement('dialog');
    dialog.innerHTML = '<div class="search" role="search"><input type="search"></div>';
    const input = dialog.querySelector('input');
    input.ariaLabel = dialog.ariaLabel = opener.textContent;
    // If the reader presses Enter before the module is loaded, the module opens the first result later.
    input.addEventListener('keydown', (event) => { input.dataset.last = event.key; });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    // All requests start at the same time, because on a slow line each round trip takes a tenth of a second or more.
    const files = ['', 'index.json'].map((name) => fetch(opener.href + name));
    Promise.all([load('search'), load('search-index')]).then(([search]) => search.furnish(dialog, ...files)).catch(() => { location.href = opener.href; });
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

if (opener) {
  addEventListener('click', (event) => {
    if (!event.target.closest?.('.find, [data-search]') || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    openSearch();
  });
  addEventListener('keydown', (event) => {
    const isControl = event.ctrlKey || event.metaKey;
    const isChord = isControl && !event.shiftKey && event.key.toLowerCase() === 'k';
    const isKey = event.key === '/' && !isControl && isKeyOn() && !event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.altKey || !isChord && !isKey) return;
    event.preventDefault();
    openSearch();
  });
}
