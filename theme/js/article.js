// What the page of a record does: folds its references on a phone, dates its citation, and marks the section that is read.

// A long list of references is folded on a phone, unless the reader comes for one of them. Whoever follows a citation unfolds it.
const references = document.querySelector('.references details');
if (references && matchMedia('(max-width: 40rem)').matches && references.querySelectorAll('li').length > 10) {
  const isWanted = () => location.hash.startsWith('#ref-');
  references.open = isWanted();
  addEventListener('hashchange', () => {
    if (!isWanted() || references.open) return;
    references.open = true;
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
  addEventListener('beforeprint', () => { references.open = true; });
}

// A citation names the day of access. Only the reader's machine knows it.
for (const text of document.querySelectorAll('[data-accessed]')) {
  const now = new Date();
  const language = document.documentElement.lang;
  if (text.dataset.accessed !== 'bibtex') text.textContent += text.dataset.accessed.replace('{date}', now.toLocaleDateString(language, { dateStyle: 'long' }));
  else text.textContent = text.textContent.replace(/\n}$/, `,\n  urldate = {${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}}\n}`);
}

// The list of contents shows which section is being read.
const contents = new Map([...document.querySelectorAll('.contents a[href^="#"]')].map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
contents.delete(null);
if (contents.size > 0 && matchMedia('(min-width: 62rem)').matches) {
  const mark = () => {
    const read = [...contents].filter(([heading]) => heading.getBoundingClientRect().top < innerHeight / 3).pop()?.[1];
    for (const link of contents.values()) if (link === read) link.setAttribute('aria-current', 'location'); else link.removeAttribute('aria-current');
  };
  const watcher = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' });
  for (const heading of contents.keys()) watcher.observe(heading);
}
