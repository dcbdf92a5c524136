// The page of one candidate, and of two beside each other.
import { html, useEffect, useState } from '/lib/preact.js';
import { candidate, explanation, found, layers, network, pull, store } from '/store.js';
import { idOf, number, parsedId, time } from '/text.js';

// What a question came to: undefined as long as it is open, else { value } or { error }.
function useAnswer(question, keys) {
  const [answer, setAnswer] = useState(undefined);
  useEffect(() => {
    let current = true;
    setAnswer(undefined);
    question().then(
      value => { if (current) setAnswer({ value }); },
      e => { if (current) setAnswer({ error: e.message }); });
    return () => { current = false; };
  }, keys);
  return answer;
}

export function Candidate({ overview, id, round, index }) {
  const told = useAnswer(() => candidate(id, round, index), [id, round, index]);
  const objectives = overview.searches.find(each => each.id === id)?.objectives ?? [];
  const one = told?.value;
  return html`<p><a href="#/s/${id}">← ${id}</a></p><h1>Candidate ${round}-${index}</h1>
    ${told?.error && html`<p class="alert">${told.error}</p>`}
    ${!told && html`<p class="quiet">Reading the topics …</p>`}
    ${one && html`
      <section class="card"><h2>Measured</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Measured values"><table><thead><tr><th>metric</th><th class="number">value</th><th class="number">predicted</th>
          <th class="number">95 % interval</th><th class="number">spread</th><th class="number">samples</th><th>by</th><th>at</th></tr></thead>
        <tbody>${one.measured.map(each => html`<${Row} each=${each} one=${one} objectives=${objectives} />`)}</tbody></table></div>
        ${one.measured.length === 0 && html`<p>Nothing yet.</p>`}
        <p class="quiet">Spread: median absolute deviation of the samples.</p>
        ${one.samples.map(each => html`<${Samples} each=${each} />`)}</section>
      <div class="pair loose"><section class="card"><h2>Options</h2>
        <dl>${one.options.map(each => html`<dt>${each.variable}</dt><dd>${each.option}</dd>`)}</dl></section>
      <div><section class="card"><h2>Where it comes from</h2><dl>
        <dt>chosen by</dt><dd>${one.origin}</dd><dt>tactic</dt><dd>${one.tactic}</dd><dt>seed</dt><dd>${one.seed}</dd>
        <dt>round</dt><dd>${one.round}</dd><dt>place in it</dt><dd>${one.index}</dd><dt>Linas</dt><dd>${one.codeVersion}</dd>
        ${one.repeat > 0 && html`<dt>measured before</dt><dd>${one.repeat} times</dd>`}</dl>
        <${Why} id=${id} round=${round} index=${index} key=${`${id}/${round}/${index}`} /></section>
      <${Take} id=${id} round=${round} index=${index} />
      <${Beside} overview=${overview} id=${id} round=${round} index=${index} /></div></div>
      <${Layers} id=${id} round=${round} index=${index} />`}`;
}

function Row({ each, one, objectives }) {
  const metric = idOf(each);
  const place = objectives.findIndex(objective => objective.id === metric);
  const predicted = place >= 0 && one.predicted ? one.predicted[place] : null;
  return html`<tr><td>${metric}</td>
    <td class="number">${each.error ? `${each.outcome}: ${each.error}` : number(each.value)}</td>
    <td class="number">${number(predicted)}</td>
    <td class="number">${each.low === undefined ? '–' : `${number(each.low)} … ${number(each.high)}`}</td>
    <td class="number">${number(each.spread)}</td><td class="number">${number(each.samples)}</td>
    <td>${each.instance}${each.repeat ? ' (known already)' : ''}</td><td class="time">${time(each.at)}</td></tr>`;
}

const WIDE = 5; // times as much as the least sample, from which on they are drawn by their logarithm

// Raw samples in the order in which they were taken.
function Samples({ each }) {
  const low = Math.min(...each.values);
  const high = Math.max(...each.values);
  const log = low > 0 && high > WIDE * low;
  const share = value => (log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
  const y = value => (high > low ? 36 - 32 * share(value) : 20);
  const x = i => (each.values.length > 1 ? 2 + 396 * i / (each.values.length - 1) : 200);
  return html`<figure><figcaption>${each.values.length} samples of ${idOf(each)} in the order taken: ${number(low)} to ${number(high)} ${each.unit}${log ? ', logarithmic' : ''}</figcaption>
    <svg class="samples" viewBox="0 0 400 40" role="img" aria-label="Samples of ${each.metric}">
      ${each.values.map((value, i) => html`<circle cx=${x(i).toFixed(1)} cy=${y(value).toFixed(1)} r="1.5" />`)}</svg></figure>`;
}

function Why({ id, round, index }) {
  const [text, setText] = useState('');
  const tell = async () => {
    setText('Reading the topics …');
    try {
      setText(await explanation(id, round, index));
    } catch (e) {
      setText(e.message);
    }
  };
  return html`<button onClick=${tell}>Why was it chosen?</button>
    <div role="status">${text && html`<pre class="scroll" tabindex="0">${text}</pre>`}</div>`;
}

function Take({ id, round, index }) {
  const [said, setSaid] = useState('');
  const allowed = store.token !== null;
  const download = async () => {
    setSaid('Making it …');
    try {
      const address = URL.createObjectURL(await network(id, round, index));
      const link = document.createElement('a');
      link.href = address;
      link.download = `${id}-${round}-${index}.onnx`;
      link.click();
      URL.revokeObjectURL(address);
      setSaid(`${link.download} is made.`);
    } catch (e) {
      setSaid(e.message);
    }
  };
  return html`<section class="card"><h2>As an ONNX file</h2>
    <p><button disabled=${!allowed} onClick=${download}>Download</button>${!allowed && html` <span class="quiet">needs the link that Linas printed</span>`}</p>
    <p>or <code>./linas export ${id} ${round}/${index} --onnx network.onnx</code></p>
    <p role="status">${said}</p></section>`;
}

function Beside({ overview, id, round, index }) {
  const [other, setOther] = useState('');
  useEffect(() => { pull(id).catch(() => {}); }, [id, overview.version]);
  const places = found(id).front.map(([r, i]) => `${r}-${i}`).filter(each => each !== `${round}-${index}`);
  const named = /^(\d+)[-/](\d+)$/.exec(other.trim());
  return html`<section class="card"><h2>Beside another</h2><div class="controls">
    <label>Candidate <input class="short" list="places" value=${other} placeholder="round-place" onInput=${e => setOther(e.target.value)} /></label>
    <datalist id="places">${places.map(each => html`<option value=${each} />`)}</datalist>
    <button disabled=${!named} onClick=${() => { location.hash = `#/s/${id}/c/${round}/${index}/${named[1]}/${named[2]}`; }}>Show the difference</button>
  </div></section>`;
}

function Layers({ id, round, index }) {
  const told = useAnswer(() => layers(id, round, index), [id, round, index]);
  const network = told?.value;
  return html`<section class="card"><h2>Layers</h2>
    ${!told && html`<p class="quiet">Counting …</p>`}
    ${told?.error && html`<p class="quiet">Not known here: ${told.error}</p>`}
    ${network && html`<p>${number(network.macs)} MACs, ${number(network.params)} parameters, ${network.layers.length} ${network.layers.length === 1 ? 'layer' : 'layers'}</p>
      <div class="scroll tall" tabindex="0" role="region" aria-label="Layers"><table>
        <thead><tr><th>layer</th><th class="number">MACs</th><th class="number">parameters</th><th>share of the MACs</th></tr></thead>
        <tbody>${network.layers.map(each => html`<tr><td>${each.name}</td><td class="number">${number(each.macs)}</td>
          <td class="number">${number(each.params)}</td><td class="long"><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
            <rect width=${network.macs ? 100 * each.macs / network.macs : 0} height="1" /></svg></td></tr>`)}</tbody></table></div>`}</section>`;
}

export function Difference({ id, first, second }) {
  const told = useAnswer(() => Promise.all([candidate(id, ...first), candidate(id, ...second)]), [id, ...first, ...second]);
  const sizes = useAnswer(() => Promise.all([layers(id, ...first), layers(id, ...second)]), [id, ...first, ...second]);
  const names = [first, second].map(place => place.join('-'));
  const head = html`<thead><tr><th></th>${[first, second].map((place, i) => html`<th class="number"><a href="#/s/${id}/c/${place.join('/')}">${names[i]}</a></th>`)}<th class="number">difference</th></tr></thead>`;
  const line = (what, a, b) => html`<tr><th scope="row">${what}</th><td class="number">${number(a)}</td><td class="number">${number(b)}</td>
    <td class="number">${a && b ? `${b >= a ? '+' : '−'}${number(Math.abs(100 * (b / a - 1)))} %` : '–'}</td></tr>`;
  if (told?.error) return html`<h1>${names.join(' and ')}</h1><p class="alert">${told.error}</p>`;
  if (!told) return html`<h1>${names.join(' and ')}</h1><p class="quiet">Reading the topics …</p>`;
  const values = told.value.map(one => new Map(one.measured.filter(each => !each.error).map(each => [idOf(each), each.value])));
  const options = told.value.map(one => new Map(one.options.map(each => [each.variable, each.option])));
  const metrics = [...new Set(values.flatMap(each => [...each.keys()]))];
  const counted = [['MACs', 'macs'], ['parameters', 'params']]
    .filter(([, key]) => !metrics.some(metric => parsedId(metric)?.metric === key));
  const variables = [...new Set(options.flatMap(each => [...each.keys()]))];
  const other = variables.filter(each => options[0].get(each) !== options[1].get(each));
  return html`<p><a href="#/s/${id}">← ${id}</a></p><h1>${names.join(' and ')}</h1>
    <section class="card"><h2>Values</h2><div class="scroll" tabindex="0" role="region" aria-label="Values"><table>${head}<tbody>
      ${metrics.map(each => line(each, values[0].get(each), values[1].get(each)))}
      ${sizes?.value && html`${counted.map(([name, key]) => line(name, sizes.value[0][key], sizes.value[1][key]))}
        ${line('layers', sizes.value[0].layers.length, sizes.value[1].layers.length)}`}</tbody></table></div></section>
    <section class="card"><h2>Options</h2>
      ${other.length > 0 && html`<div class="scroll" tabindex="0" role="region" aria-label="Options that differ"><table>
        <thead><tr><th>variable</th>${names.map(each => html`<th>${each}</th>`)}</tr></thead>
        <tbody>${other.map(each => html`<tr><th scope="row">${each}</th>${options.map(side => html`<td>${side.get(each) ?? 'not there'}</td>`)}</tr>`)}</tbody></table></div>`}
      <p class="quiet">${variables.length - other.length} of ${variables.length} options are the same.</p></section>`;
}
