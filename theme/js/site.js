// What every page does beyond plain HTML. What acts only when it is used is a module of its own, and comes with the first use.

const root = document.documentElement;
const find = (selector) => document.querySelector(selector);
// A module carries the version of this one in its address, so that they change together.
const load = (name) => import(new URL(`${name}.js${new URL(import.meta.url).search}`, import.meta.url));
const start = (name, part) => part && load(name).then((module) => module.start(part));

// Light or dark. The switch says which it is; its module turns it, and follows the system and other tabs.
const scheme = find('.scheme');
const system = matchMedia('(prefers-color-scheme: dark)');
const turn = (event) => load('scheme').then((module) => module.turn(scheme, system, event));
if (scheme) {
  scheme.setAttribute('aria-pressed', (root.dataset.scheme ?? (system.matches ? 'dark' : 'light')) === 'dark');
  scheme.addEventListener('click', turn);
  system.addEventListener('change', turn);
  addEventListener('storage', turn);
}

// A phone folds what one looks up, unless the reader comes for a place in it. Whoever goes to such a place unfolds it; paper and a wider window show all.
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

// What stands behind the hash. Anybody can write a link whose percent signs mean nothing.
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

// A drawing that is wider than its box begins with what is newest.
const drawing = find('.drawing .scroll');
if (drawing) drawing.scrollLeft = drawing.scrollWidth;

// Cards of references and of links, and the buttons that copy, come when a pointer, a finger or the keyboard comes to the text.
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
  // A tap on a citation shows its card, and a second one goes to the list.
  const link = event.target.closest('.cite a');
  if (!link || event.pointerType !== 'touch' || link.hasAttribute('aria-describedby')) return;
  event.preventDefault();
  prepare().then((show) => show(link)).catch(() => { location.hash = link.hash; });
});
// A citation names the day of access.
main?.addEventListener('toggle', (event) => event.target.matches('.reuse') && load('cite').then((module) => module.date(event.target)), true);

// Search: the link in the frame, "/" and Ctrl-K open it where the reader is. The search page has its box already.
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
    // Its input is there at once; the rest comes with the module.
    dialog = document.createElement('dialog');
    dialog.innerHTML = '<div class="search" role="search"><input type="search"></div>';
    const input = dialog.querySelector('input');
    input.ariaLabel = dialog.ariaLabel = opener.textContent;
    // Whoever is done before the module is here is taken to the first result when it is.
    input.addEventListener('keydown', (event) => { input.dataset.last = event.key; });
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    document.body.append(dialog);
    // All at once: on a slow line each turn is a tenth of a second and more.
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
