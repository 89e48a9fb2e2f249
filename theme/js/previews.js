// Cards for citations: the reference stands on the page already. And previews of links to records: title, date or status, first sentence. The texts lie in /previews/<n>.json; which file holds an address is a
// hash of the address, so that no link has to say it. All that this page can need is loaded before a link is pointed at.

const root = new URL('..', import.meta.url);
const known = new Map();

// FNV-1a, 32 bits, over the bytes of the address below the site.
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

export async function start(main) {
  const files = Number(main.dataset.previews);
  // A title in a list stands beside what a preview would say.
  const cites = [...main.querySelectorAll('.cite a')];
  const links = files > 0 && matchMedia('(any-hover: hover)').matches
    ? [...main.querySelectorAll('a[href]:not(.title, nav a, svg a)')].filter((link) => addressOf(link)) : [];
  const wanted = new Set(links.map((link) => fileOf(addressOf(link), files)));
  await Promise.all([...wanted].map(async (file) => {
    const answer = await fetch(new URL(`previews/${file}.json`, root));
    if (answer.ok) for (const [address, texts] of Object.entries(await answer.json())) known.set(address, texts);
  }));

  const box = document.createElement('div');
  box.className = 'preview';
  box.id = 'section-preview';
  box.role = 'tooltip';
  box.hidden = true;
  document.body.append(box);
  let shown = null;
  let timer = 0;

  const hide = () => {
    clearTimeout(timer);
    shown?.removeAttribute('aria-describedby');
    shown = null;
    box.hidden = true;
  };

  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

  // The entry in the list of references, without the ways back to the text.
  const reference = (link) => {
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.cloneNode(true);
    if (!entry) return null;
    entry.querySelector('.up')?.remove();
    const text = document.createElement('p');
    text.append(...entry.childNodes);
    return [text];
  };

  const show = (link) => {
    // A term of a glossary has a card of its own, under its heading.
    const [title, about, sentence] = known.get(addressOf(link) + link.hash) ?? known.get(addressOf(link)) ?? [];
    const parts = link.matches('.cite a') ? reference(link) : title ? [element('b', title), element('span', about), element('p', sentence)] : null;
    if (!parts) return;
    hide();
    box.replaceChildren(...parts);
    box.hidden = false;
    shown = link;
    link.setAttribute('aria-describedby', box.id);
    // Below the line that the link begins in, or above it where there is no room; never beyond the window.
    const line = link.getClientRects()[0];
    const below = line.bottom + 6 + box.offsetHeight <= innerHeight;
    box.style.left = `${Math.max(8, Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
    box.style.top = `${below ? line.bottom + 6 : Math.max(8, line.top - 6 - box.offsetHeight)}px`;
  };

  const later = (what, milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(what, milliseconds);
  };

  // The pointer may pass over links without a flicker, and may move onto the preview to read it.
  for (const link of [...links, ...cites]) {
    link.addEventListener('pointerenter', (event) => event.pointerType !== 'touch' && later(() => show(link), 250));
    link.addEventListener('pointerleave', () => later(hide, 200));
    link.addEventListener('focus', () => link.matches(':focus-visible') && show(link));
    link.addEventListener('blur', hide);
  }
  // A tap on a citation shows its card, and a second one goes to the list.
  for (const link of cites) link.addEventListener('click', (event) => {
    if (event.pointerType !== 'touch' || shown === link) return;
    event.preventDefault();
    show(link);
  });
  addEventListener('pointerdown', (event) => shown && !box.contains(event.target) && !shown.contains(event.target) && hide());
  box.addEventListener('pointerenter', () => clearTimeout(timer));
  box.addEventListener('pointerleave', () => later(hide, 200));
  addEventListener('scroll', () => shown && !shown.matches(':focus') && hide(), { passive: true });
  addEventListener('keydown', (event) => event.key === 'Escape' && hide());
}
