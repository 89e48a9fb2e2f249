// Redirects from an old address to the new page, with the same query and fragment. If the fragment names a part that was moved, the target
// is the new place of this part. If the part no longer exists, the old page stays and shows the reason.
const to = document.getElementById('section-to');
let part = null;
try {
  part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
} catch { }
const link = part?.matches('.moved') ? part.querySelector('a') : null;
if (link) location.replace(link.href);
else if (!part?.matches('.moved')) location.replace(to.hash ? to.href : to.href + location.search + location.hash);
