// Handles a fragment whose place is no longer on the page. If the place was moved, the page has a note with the id of the place, and the
// script follows the link in this note. Without a script, the reader sees the note. If a list became too long for one page, its entries
// have pages of their own, and the script goes to the page of the milestone with this id.
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
