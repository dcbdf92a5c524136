// The buttons that steer searches.
import { html, useState } from '/lib/preact.js';
import { command, store } from '/store.js';

const NO_TOKEN = 'Commands need the link that Linas printed when it started; this page was opened without its token.';
const goesOn = search => search.phase === 'running' || search.phase === 'paused';

// Sends each search its command, one after another, and tells what became of each.
async function sendAll(given, tell) {
  const said = [];
  tell(['…']);
  for (const [search, name, body] of given) {
    try {
      said.push(await command(search.id, name, body));
    } catch (e) {
      said.push(e.message);
    }
    tell([...said]);
  }
}

const Said = ({ said }) => html`<div role="status">${said.map(line => html`<p>${line}</p>`)}</div>`;

export function Commands({ search }) {
  const [said, setSaid] = useState([]);
  const [budget, setBudget] = useState('');
  const allowed = store.token !== null;
  const send = (name, body) => sendAll([[search, name, body]], setSaid);
  const stop = () => {
    if (confirm(`Stop search '${search.id}'? A stopped search does not go on.`)) send('stop');
  };
  const { phase } = search;
  return html`<div class="card"><h2>Steer</h2><div class="controls">
    <button disabled=${!allowed || phase !== 'running'} onClick=${() => send('pause')}>Pause</button>
    <button disabled=${!allowed || phase !== 'paused'} onClick=${() => send('resume')}>Resume</button>
    <button class="danger" disabled=${!allowed || !goesOn(search)} onClick=${stop}>Stop</button>
    <label>New budget, in evaluations
      <input type="number" min="1" value=${budget} disabled=${!allowed || search.budget === null}
        onInput=${e => setBudget(e.target.value)} /></label>
    <button disabled=${!allowed || !budget} onClick=${() => send('extend', budget)}>Extend</button>
  </div>
  ${!allowed && html`<p class="quiet">${NO_TOKEN}</p>`}
  <${Said} said=${said} /></div>`;
}

export function CommandSeveral({ searches, chosen, onPickAll }) {
  const [said, setSaid] = useState([]);
  const [more, setMore] = useState('');
  const allowed = store.token !== null;
  const running = chosen.filter(each => each.phase === 'running');
  const paused = chosen.filter(each => each.phase === 'paused');
  const going = chosen.filter(goesOn);
  const limited = chosen.filter(each => each.budget !== null);
  const send = (those, name, body = () => '') =>
    sendAll(those.map(each => [each, name, body(each)]), setSaid);
  const stop = () => {
    if (confirm(`Stop ${going.length} searches? A stopped search does not go on.`)) send(going, 'stop');
  };
  const button = (label, those, act, danger = '') => html`<button class=${danger}
    disabled=${!allowed || those.length === 0} onClick=${act}>${label}${those.length ? ` ${those.length}` : ''}</button>`;
  return html`<div class="card"><div class="controls">
    <label><input type="checkbox" checked=${chosen.length === searches.length}
      onChange=${e => onPickAll(e.target.checked)} /> all</label>
    <span>${chosen.length} chosen</span>
    ${button('Pause', running, () => send(running, 'pause'))}
    ${button('Resume', paused, () => send(paused, 'resume'))}
    ${button('Stop', going, stop, 'danger')}
    <label>More evaluations <input type="number" min="1" value=${more} disabled=${!allowed}
      onInput=${e => setMore(e.target.value)} /></label>
    ${button('Extend', more ? limited : [], () =>
      send(limited, 'extend', each => String(each.budget + Number(more))))}
    ${chosen.length > 1 && html`<a href="#/compare/${chosen.map(each => each.id).join(',')}">Compare ${chosen.length}</a>`}
  </div>
  ${!allowed && html`<p class="quiet">${NO_TOKEN}</p>`}
  <${Said} said=${said} /></div>`;
}
