// The page of one candidate.
import { html, useEffect, useState } from '/lib/preact.js';
import { candidate } from '/store.js';
import { number, time } from '/text.js';

export function Candidate({ overview, id, round, index }) {
  const [one, setOne] = useState(null);
  const [error, setError] = useState('');
  useEffect(() => {
    setOne(null);
    setError('');
    candidate(id, round, index).then(setOne, e => setError(e.message));
  }, [id, round, index]);
  const objectives = overview.searches.find(each => each.id === id)?.objectives ?? [];
  return html`<p><a href="#/s/${id}">← ${id}</a></p><h1>Candidate ${round}-${index}</h1>
    ${error && html`<p class="alert">${error}</p>`}
    ${!one && !error && html`<p class="quiet">Reading the topics …</p>`}
    ${one && html`
      <section class="card"><h2>Measured</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Measured values"><table><thead><tr><th>metric</th><th class="number">value</th><th class="number">predicted</th>
          <th class="number">95 % interval</th><th class="number">spread</th><th class="number">samples</th><th>by</th><th>at</th></tr></thead>
        <tbody>${one.measured.map(each => html`<${Row} each=${each} one=${one} objectives=${objectives} />`)}</tbody></table></div>
        ${one.measured.length === 0 && html`<p>Nothing yet.</p>`}
        <p class="quiet">Spread: median absolute deviation of the samples.</p></section>
      <div class="pair"><section class="card"><h2>Options</h2>
        <dl>${one.options.map(each => html`<dt>${each.variable}</dt><dd>${each.option}</dd>`)}</dl></section>
      <section class="card"><h2>Where it comes from</h2><dl>
        <dt>chosen by</dt><dd>${one.origin}</dd><dt>tactic</dt><dd>${one.tactic}</dd><dt>seed</dt><dd>${one.seed}</dd>
        <dt>round</dt><dd>${one.round}</dd><dt>place in it</dt><dd>${one.index}</dd><dt>Linas</dt><dd>${one.codeVersion}</dd>
        ${one.repeat > 0 && html`<dt>measured before</dt><dd>${one.repeat} times</dd>`}</dl>
        <p>As an ONNX file, where the search has a super-network:</p>
        <p><code>./linas export ${id} ${round}/${index} --onnx network.onnx</code></p></section></div>`}`;
}

function Row({ each, one, objectives }) {
  const metric = `${each.metric}@${each.pool}`;
  const place = objectives.findIndex(objective => objective.id === metric);
  const predicted = place >= 0 && one.predicted ? one.predicted[place] : null;
  return html`<tr><td>${metric}</td>
    <td class="number">${each.error ? `${each.outcome}: ${each.error}` : number(each.value)}</td>
    <td class="number">${number(predicted)}</td>
    <td class="number">${each.low === undefined ? '–' : `${number(each.low)} … ${number(each.high)}`}</td>
    <td class="number">${number(each.spread)}</td><td class="number">${number(each.samples)}</td>
    <td>${each.instance}${each.repeat ? ' (known already)' : ''}</td><td>${time(each.at)}</td></tr>`;
}
