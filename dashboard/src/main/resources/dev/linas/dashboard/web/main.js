// The frame of all pages; the part of the address after '#' says which is shown.
import { html, render, useEffect, useRef, useState } from '/lib/preact.js';
import { Candidate } from '/candidate.js';
import { DeadLetters, Devices } from '/devices.js';
import { Search } from '/search.js';
import { Searches } from '/searches.js';
import { start, useStore } from '/store.js';

const PAGES = [['#/', 'Searches'], ['#/devices', 'Devices'], ['#/dead-letters', 'Dead letters']];

function page(hash, overview) {
  const parts = hash.replace(/^#\//, '').split('/');
  if (parts[0] === 'devices') return html`<${Devices} overview=${overview} />`;
  if (parts[0] === 'dead-letters') return html`<${DeadLetters} overview=${overview} />`;
  if (parts[0] === 's' && parts[2] === 'c') {
    return html`<${Candidate} overview=${overview} id=${parts[1]} round=${parts[3]} index=${parts[4]} />`;
  }
  if (parts[0] === 's') return html`<${Search} overview=${overview} id=${parts[1]} key=${parts[1]} />`;
  return html`<${Searches} overview=${overview} />`;
}

function App() {
  const { overview, online } = useStore();
  const [hash, setHash] = useState(location.hash || '#/');
  const main = useRef(null);
  useEffect(() => {
    const moved = () => {
      setHash(location.hash || '#/');
      main.current?.focus();
      scrollTo(0, 0);
    };
    addEventListener('hashchange', moved);
    return () => removeEventListener('hashchange', moved);
  }, []);
  const title = hash.startsWith('#/s/') ? hash.split('/')[2]
    : PAGES.find(([to]) => to === hash)?.[1] ?? 'Searches';
  useEffect(() => { document.title = `${title} · Linas`; }, [title]);
  const current = hash.startsWith('#/s/') ? '#/' : hash;
  return html`<a class="skip" href=${hash} onClick=${e => { e.preventDefault(); main.current.focus(); }}>To the content</a>
    <header><span class="name"><img src="/icon.svg" alt="" />Linas</span>
      <nav aria-label="Pages">${PAGES.map(([to, name]) => html`<a href=${to} aria-current=${to === current ? 'page' : null}>${name}${
        to === '#/dead-letters' && overview?.deadLettersSeen ? ` (${overview.deadLettersSeen})` : ''}</a>`)}</nav>
      <span class="live" role="status">${online ? 'live' : 'not connected: is it still running?'}</span></header>
    <main ref=${main} tabindex="-1">${overview ? page(hash, overview) : html`<p class="quiet">Reading the topics …</p>`}</main>`;
}

start();
const app = document.getElementById('app');
app.textContent = '';
render(html`<${App} />`, app);
