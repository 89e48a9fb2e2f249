// Shows cards for citations, with the entry from the list of references on the page. Also shows previews for links to records: title, date
// or status, first sentence. The texts of the previews are in /previews/<n>.json. The number of the file is a hash of the address, so the
// link does not contain it.

const root = new URL('..', import.meta.url);
const known = new Map();

// The number of the file with the preview of an address: a hash (FNV-1a, 32 bits) over the bytes of the address below the site.
const fileOf = (address, files) => {
  let hash = 2166136261;
  for (const byte of new TextEncoder().encode(address)) hash = Math.imul(hash ^ byte, 16777619);
  return (hash >>> 0) % files;
};

const addressOf = (link) => {
  if (link.origin !== root.origin || !link.pathname.startsWith(root.pathname) || link.pathname === location.pathname) return null;
  const address = '/' + link.pathname.slice(root.pathname.length);
  return /^\/(?:(?:components|releases|milestones)\/)?[^/]+\/$/.test(address) ? address : null;
};

// The decoded fragment of a link, or the fragment as it is if its percent signs are invalid.
const fragmentOf = (link) => {
  try {
    return decodeURIComponent(link.hash);
  } catch {
    return link.hash;
  }
};

// Prepares the cards, and returns the function that shows the card of a link.
export async function start(main) {
  const files = Number(main.dataset.previews);
  // A title in a list has no preview, because the list shows the same facts beside it.
  const links = new Set(files > 0 && matchMedia('(any-hover: hover)').matches
    ? [...main.querySelectorAll('a[href]:not(.title, nav a, svg a)')].filter((link) => addressOf(link)) : []);
  const cites = new Set(main.querySelectorAll('.cite a'));
  const linkOf = (event) => {
    const link = event.target.closest?.('a');
    return links.has(link) || cites.has(link) ? link : null;
  };

  const style = document.createElement('link');
  [style.rel, style.href] = ['stylesheet', new URL(`previews.css${new URL(import.meta.url).search}`, import.meta.url)];
  const styled = new Promise((done) => { style.onload = style.onerror = done; });
  document.head.append(style);

  const box = document.createElement('div');
  box.className = 'preview';
  box.id = 'section-preview';
  box.role = 'tooltip';
  box.hidden = true;
  document.body.append(box);
  let isReady = false;
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute('aria-describedby');
    shown = null;
    box.hidden = true;
  };

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // The entry in the list of references, without the links back to the text.
  const reference = (link) => {
    const entry = document.getElementById(fragmentOf(link).slice(1))?.cloneNode(true);
    if (!entry) return null;
    entry.querySelector('.up')?.remove();
    const text = document.createElement('p');
    text.append(...entry.childNodes);
    return [text];
  };

  const show = (link) => {
    // A term of a glossary has its own text, under the address with the anchor of its heading.
    const [title, about, sentence] = known.get(addressOf(link) + fragmentOf(link)) ?? known.get(addressOf(link)) ?? [];
    const parts = cites.has(link) ? reference(link) : title ? [element('b', title), element('span', about), element('p', sentence)] : null;
    if (!parts || !isReady) return;
    hide();
    box.replaceChildren(...parts);
    box.hidden = false;
    shown = link;
    link.setAttribute('aria-describedby', box.id);
    // The card is below the line in which the link begins, or above this line if there is no room below it. It is never outside of the
    // window.
    const line = link.getClientRects()[0];
    const below = line.bottom + 6 + box.offsetHeight <= innerHeight;
    box.style.left = `${Math.max(8, Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${below ? line.bottom + 6 : Math.max(8, line.top - 6 - box.offsetHeight)}px`;
  };

  const later = (what, milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
  };

  // The delays prevent flicker when the pointer passes over links, and let the pointer move onto the card.
  main.addEventListener('pointerover', (event) => {
    const link = linkOf(event);
    if (link && link !== shown && event.pointerType !== 'touch') later(() => show(link), 250);
  });
  main.addEventListener('pointerout', (event) => linkOf(event) && !linkOf(event).contains(event.relatedTarget) && later(hide, 200));
  main.addEventListener('focusin', (event) => linkOf(event)?.matches(':focus-visible') && show(linkOf(event)));
  main.addEventListener('focusout', hide);
  addEventListener('pointerdown', (event) => shown && !box.contains(event.target) && !shown.contains(event.target) && hide());
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', () => later(hide, 200));
  addEventListener('scroll', () => shown && !shown.matches(':focus') && hide(), { passive: true });
  addEventListener('keydown', (event) => event.key === 'Escape' && hide());

  const wanted = new Set([...links].map((link) => fileOf(addressOf(link), files)));
  await Promise.all([styled, ...[...wanted].map(async (file) => {
    const answer = await fetch(new URL(`previews/${file}.json`, root)).catch(() => null);
    if (answer?.ok) for (const [address, texts] of Object.entries(await answer.json())) known.set(address, texts);
  })]);
  isReady = true;
  box.dataset.ready = '';
  // Shows the card of the link that already has the pointer or the focus.
  const first = [...links, ...cites].find((link) => link.matches(':hover, :focus-visible'));
  if (first && !shown) show(first);
  return show;
}
