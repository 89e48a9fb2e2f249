// Marks the section that is being read in the list of contents.
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
