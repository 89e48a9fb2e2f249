// An old address: goes on to the new one, to the place that the fragment names now, or else to where it named a place before.
const to = document.getElementById('section-to');
let part = null;
try {
  part = document.getElementById(decodeURIComponent(location.hash.slice(1)));
} catch { }
const link = part?.matches('.moved') ? part.querySelector('a') : null;
if (link) location.replace(link.href);
else if (!part?.matches('.moved')) location.replace(to.hash ? to.href : to.href + location.search + location.hash);
