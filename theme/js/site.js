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

// Parts that few pages have. A module carries the version of this one in its address, so that they change together.
const load = (name) => import(new URL(name + new URL(import.meta.url).search, import.meta.url));

const filters = document.querySelector('.filters');
if (filters) load('filters.js').then((module) => module.start(filters));

// A drawing that is wider than its box begins with what is newest.
const drawing = document.querySelector('.drawing .scroll');
if (drawing) drawing.scrollLeft = drawing.scrollWidth;

// Previews of links, for those who hover or use a keyboard. Their texts are fetched once the page stands, never on the way to a link.
const main = document.querySelector('main[data-previews]');
if (main && main.dataset.previews !== '0' && matchMedia('(any-hover: hover)').matches)
  addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(() => load('previews.js').then((module) => module.start(main))));

// A place that moved to elsewhere: its note is the target, and the link in it the way. Without a script the note is read.
const follow = () => {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const link = part?.matches('.moved') ? part.querySelector('a') : null;
  if (link) location.replace(link.href);
};
addEventListener('hashchange', follow);
follow();
