// The buttons that steer a search.
import { html, useState } from '/lib/preact.js';
import { order, store } from '/store.js';

export function Orders({ search }) {
  const [said, setSaid] = useState('');
  const [budget, setBudget] = useState('');
  const allowed = store.token !== null;
  const give = async (name, body) => {
    setSaid('…');
    try {
      setSaid(await order(search.id, name, body));
    } catch (e) {
      setSaid(e.message);
    }
  };
  const stop = () => {
    if (confirm(`Stop search '${search.id}'? A stopped search does not go on.`)) give('stop');
  };
  const { phase } = search;
  const going = phase === 'running' || phase === 'paused';
  return html`<div class="card"><h2>Steer</h2><div class="controls">
    <button disabled=${!allowed || phase !== 'running'} onClick=${() => give('pause')}>Pause</button>
    <button disabled=${!allowed || phase !== 'paused'} onClick=${() => give('resume')}>Resume</button>
    <button class="danger" disabled=${!allowed || !going} onClick=${stop}>Stop</button>
    <label>New budget, in evaluations
      <input type="number" min="1" value=${budget} disabled=${!allowed || search.budget === null}
        onInput=${e => setBudget(e.target.value)} /></label>
    <button disabled=${!allowed || !budget} onClick=${() => give('extend', budget)}>Extend</button>
  </div>
  ${!allowed && html`<p class="quiet">Orders need the link that Linas printed when it started; this page was opened without its token.</p>`}
  <p role="status">${said}</p></div>`;
}
