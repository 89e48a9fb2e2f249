// A place that moved to elsewhere: its note is the target, and the link in it the way. Without a script the note is read.
// A list that grew too long for one page has its entries no more: an entry is a milestone, and has a page of its own.
export function start(fragment) {
  const split = document.querySelector('[data-milestones]');
  const follow = () => {
    const id = fragment();
    const part = document.getElementById(id);
    const link = part?.matches('.moved') ? part.querySelector('a') : null;
    if (link) location.replace(link.href);
    else if (!part && split && /^[a-z0-9][a-z0-9.-]*$/.test(id)) location.replace(`${split.dataset.milestones}${id}/`);
  };
  addEventListener('hashchange', follow);
  follow();
}
