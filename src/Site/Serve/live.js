// This script is added to the pages of a preview, never to a build. The server sends the numbers of its current state. If they differ from
// the numbers in the page, new style sheets replace the old ones, or, after any other change, the page is loaded again. The diagnostics are
// shown over the page.
(() => {
  'use strict';
  const mine = { ...document.currentScript.dataset };
  const key = 'site-live-place';
  let events = null;

  // The position to which the reader had scrolled before this script loaded the page again.
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  sessionStorage.removeItem(key);
  if (kept?.path === location.pathname) {
    const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
    back();
    addEventListener('load', back, { once: true });
  }

  function reload() {
    events.close();
    sessionStorage.setItem(key, JSON.stringify({ path: location.pathname, x: scrollX, y: scrollY }));
    location.reload();
  }

  function swapStyles(version) {
    for (const old of document.querySelectorAll('link[rel=stylesheet]')) {
      const fresh = old.cloneNode();
      const address = new URL(old.href);
      address.searchParams.set('live', version);
      fresh.href = address;
      // The old style sheet is removed after the new one is loaded, so that the page always has a style.
      fresh.addEventListener('load', () => old.remove(), { once: true });
      fresh.addEventListener('error', () => fresh.remove(), { once: true });
      old.after(fresh);
    }
  }

  const element = (name, text, className = '') => Object.assign(document.createElement(name), { textContent: text, className });

  const panel = document.createElement('aside');
  const summary = element('button', '');
  const list = document.createElement('ol');
  let isOpen = null;
  panel.hidden = true;
  panel.setAttribute('aria-label', 'Findings');
  panel.append(summary, list);
  summary.type = 'button';
  summary.addEventListener('click', () => open(isOpen = !panel.classList.contains('open')));

  function open(wanted) {
    panel.classList.toggle('open', wanted);
    summary.setAttribute('aria-expanded', String(wanted));
  }

  function host() {
    const host = document.createElement('site-live');
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/.site/live.css' });
    host.attachShadow({ mode: 'open' }).append(style, panel);
    document.documentElement.append(host);
  }

  const count = (number, what) => number === 1 ? `1 ${what}` : `${number} ${what}s`;

  function show({ found, errors, warnings }) {
    panel.hidden = found.length === 0;
    panel.classList.toggle('mild', errors === 0);
    summary.textContent = `${count(errors, 'error')}, ${count(warnings, 'warning')}`;
    list.replaceChildren(...found.map(finding => {
      const item = element('li', '', finding.isError ? 'error' : 'warning');
      item.append(element('code', finding.at), ` ${finding.isError ? 'error' : 'warning'} ${finding.code}: ${finding.message}`);
      if (finding.before != null) {
        const [first = ' ', ...rest] = finding.after;
        const line = element('pre', finding.before);
        line.append(element('mark', first), rest.join(''));
        item.append(line);
      }
      return item;
    }));
    // Errors open the panel, warnings do not. A choice of the reader is kept until there are no diagnostics.
    if (found.length === 0) isOpen = null;
    open(isOpen ?? errors > 0);
  }

  function hear(message) {
    const state = JSON.parse(message.data);
    if (state.pages !== mine.pages) return reload();
    if (state.styles !== mine.styles) swapStyles(mine.styles = state.styles);
    show(state);
  }

  // A browser allows few connections to one host. So a hidden page closes its connection, and gets the current state when it is visible
  // again.
  function listen() {
    events?.close();
    if (document.visibilityState === 'hidden') return;
    events = new EventSource('/.site/events');
    events.addEventListener('message', hear);
  }

  host();
  listen();
  document.addEventListener('visibilitychange', listen);
  addEventListener('pagehide', () => events?.close());
  addEventListener('pageshow', event => { if (event.persisted) listen(); });
})();
