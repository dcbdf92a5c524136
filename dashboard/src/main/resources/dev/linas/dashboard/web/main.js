// The frame of all pages; the part of the address after '#' says which is shown.
import { html, render, useEffect, useRef, useState } from '/lib/preact.js';
import { Candidate, Difference } from '/candidate.js';
import { Compare } from '/compare.js';
import { DeadLetters, Devices } from '/devices.js';
import { Search } from '/search.js';
import { Searches } from '/searches.js';
import { Start } from '/start.js';
import { listen, useStore } from '/store.js';

const PAGES = [['#/', 'Searches'], ['#/compare', 'Compare'], ['#/start', 'Start'],
  ['#/devices', 'Devices'], ['#/dead-letters', 'Dead letters']];

const partsOf = hash => hash.replace(/^#\//, '').split('/');

function page(hash, overview) {
  const [kind, id, part, ...places] = partsOf(hash);
  if (kind === 'devices') return html`<${Devices} overview=${overview} />`;
  if (kind === 'dead-letters') return html`<${DeadLetters} overview=${overview} />`;
  if (kind === 'start') return html`<${Start} overview=${overview} />`;
  if (kind === 'compare') return html`<${Compare} overview=${overview} ids=${(id ?? '').split(',')} />`;
  if (kind === 's' && part === 'c' && places.length === 4) {
    return html`<${Difference} id=${id} first=${places.slice(0, 2)} second=${places.slice(2)} />`;
  }
  if (kind === 's' && part === 'c') {
    return html`<${Candidate} overview=${overview} id=${id} round=${places[0]} index=${places[1]} />`;
  }
  if (kind === 's') return html`<${Search} overview=${overview} id=${id} key=${id} />`;
  return html`<${Searches} overview=${overview} />`;
}

// What is chosen on the page of comparisons is part of its address, but no other page.
const samePage = (one, other) => one === other || [one, other].every(each => partsOf(each)[0] === 'compare');

function App() {
  const { overview, online } = useStore();
  const [hash, setHash] = useState(location.hash || '#/');
  const main = useRef(null);
  useEffect(() => {
    const moved = () => setHash(before => {
      const now = location.hash || '#/';
      if (!samePage(before, now)) {
        main.current?.focus();
        scrollTo(0, 0);
      }
      return now;
    });
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const [kind, id] = partsOf(hash);
  const current = PAGES.find(([to]) => to === `#/${kind}`) ?? PAGES[0];
  const title = kind === 's' ? id : current[1];
  useEffect(() => { document.title = `${title} · Linas`; }, [title]);
  return html`<a class="skip" href=${hash} onClick=${e => { e.preventDefault(); main.current.focus(); }}>To the content</a>
    <header><span class="name"><img src="/icon.svg" alt="" />Linas</span>
      <nav aria-label="Pages">${PAGES.map(([to, name]) => html`<a href=${to} aria-current=${to === current[0] ? 'page' : null}>${name}${
        to === '#/dead-letters' && overview?.deadLettersSeen ? ` (${overview.deadLettersSeen})` : ''}</a>`)}</nav>
      <span class="live" role="status">${online ? 'live' : 'not connected: is it still running?'}</span></header>
    <main ref=${main} tabindex="-1">${overview ? page(hash, overview) : html`<p class="quiet">Reading the topics …</p>`}</main>`;
}

listen();
const app = document.getElementById('app');
app.textContent = '';
render(html`<${App} />`, app);
