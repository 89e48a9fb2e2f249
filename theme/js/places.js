// Handles a fragment whose place is no longer on the page. If the place was moved, the page has a note with the id of the place, and the
// script follows the link in this note. Without a script, the reader sees the note. If a list became too long for one page, its entries
// have pages of their own, and the script goes to the page of the milestone with this id, if there is one.
export function start(fragment) {
  const split = document.querySelector('[data-milestones]');
  const follow = async () => {
    const id = fragment();
    const part = document.getElementById(id);
    const link = part?.matches('.moved') ? part.querySelector('a') : null;
    if (link) return location.replace(link.href);
    if (part || !split || !/^[a-z0-9][a-z0-9.-]*$/.test(id)) return;
    const page = `${split.dataset.milestones}${id}/`;
    const answer = await fetch(page, { method: 'HEAD' }).catch(() => null);
    if (answer?.ok) location.replace(page);
  };
  addEventListener('hashchange', follow);
  follow();
}
