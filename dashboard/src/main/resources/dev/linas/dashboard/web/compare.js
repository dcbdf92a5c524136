// Searches of the same objectives beside each other, on one reference point.
import { html, useEffect, useMemo, useState } from '/lib/preact.js';
import { Front } from '/front.js';
import { Lines, aligned } from '/lines.js';
import { Objective } from '/results.js';
import { ask } from '/store.js';
import { duration, number } from '/text.js';

const kind = search => search.objectives.map(each => `${each.goal} ${each.id} ${each.bound}`).join();
const last = list => list[list.length - 1];

export function Compare({ overview, ids }) {
  const { searches } = overview;
  const chosen = searches.filter(each => ids.includes(each.id));
  const [told, setTold] = useState(null);
  const [error, setError] = useState('');
  const asked = chosen.map(each => each.id).join();
  const state = chosen.map(each => each.roundsClosed).join();
  useEffect(() => {
    let current = true;
    setError('');
    if (chosen.length < 2) { setTold(null); return undefined; }
    ask(`/api/compare?ids=${asked}`).then(
      answer => { if (current) setTold(answer); },
      e => { if (current) { setTold(null); setError(e.message); } });
    return () => { current = false; };
  }, [asked, state]);
  const pick = (id, on) => {
    const next = searches.map(each => each.id).filter(each => (each === id ? on : ids.includes(each)));
    location.hash = `#/compare/${next.join(',')}`;
  };
  return html`<h1>Compare</h1>
    <fieldset class="card"><legend>Searches</legend>
      ${searches.length < 2 && html`<p>There is nothing to compare: a second search is needed.</p>`}
      <div class="controls">${searches.map(each => {
        const fits = chosen.length === 0 || kind(each) === kind(chosen[0]);
        return html`<label class=${fits ? '' : 'quiet'}><input type="checkbox" checked=${ids.includes(each.id)}
          disabled=${!fits && !ids.includes(each.id)} onChange=${e => pick(each.id, e.target.checked)} />
          ${each.id} <span class="quiet">${each.tactic}, ${each.measured} evaluations</span></label>`;
      })}</div>
      <p class="quiet">Those of the same objectives can be compared.</p></fieldset>
    ${error && html`<p class="alert" role="alert">${error}</p>`}
    ${told && chosen.length > 1 && html`<div class="pair">
        <${Curves} told=${told} of="evaluations" xLabel="evaluations" />
        <${Curves} told=${told} of="seconds" xLabel="seconds of measuring" /></div>
      <${Fronts} told=${told} search=${chosen[0]} />
      <${Table} told=${told} search=${chosen[0]} />`}`;
}

// What Lines takes, of curves with places and values.
function drawn(told, curves) {
  const { x, values } = aligned(curves);
  return { x, series: told.curves.map((each, i) => ({ name: each.id, values: values[i] })) };
}

function Curves({ told, of, xLabel }) {
  const { x, series } = useMemo(() =>
    drawn(told, told.curves.map(each => ({ x: each[of], y: each.shares }))), [told, of]);
  return html`<section class="card"><h2>Hypervolume against ${xLabel}</h2>
    <${Lines} label="Hypervolume of each search against ${xLabel}" x=${x} series=${series} height=${280}
      xLabel=${xLabel} yLabel="share of all together" /></section>`;
}

function Fronts({ told, search }) {
  const [x, setX] = useState(0);
  const [y, setY] = useState(search.objectives.length > 1 ? 1 : 0);
  const { x: places, series } = useMemo(() => drawn(told, told.curves.map(curve => {
    const xs = curve.front.map(each => each.values[x]);
    const ys = curve.front.map(each => each.values[y]);
    const members = new Front(xs, ys, search.objectives[x].goal, search.objectives[y].goal)
      .take(xs.length).slice().sort((a, b) => xs[a] - xs[b]);
    return { x: members.map(i => xs[i]), y: members.map(i => ys[i]) };
  })), [told, x, y]);
  return html`<section class="card"><h2>Fronts</h2>
    <div class="controls"><${Objective} search=${search} value=${x} set=${setX} label="Across" />
      <${Objective} search=${search} value=${y} set=${setY} label="Up" /></div>
    <${Lines} label="Fronts of the searches" x=${places} series=${series} height=${360}
      steps=${search.objectives[x].goal === 'maximize' ? -1 : 1}
      xLabel=${search.objectives[x].id} yLabel=${search.objectives[y].id} /></section>`;
}

const Table = ({ told, search }) => html`<section class="card"><h2>What each came to</h2>
  <div class="scroll" tabindex="0" role="region" aria-label="What each came to"><table>
    <thead><tr><th>search</th><th class="number">evaluations</th><th class="number">measuring</th><th class="number">front</th>
      <th class="number">hypervolume</th><th class="number">share, %</th><th class="number">evaluations to 95 %</th></tr></thead>
    <tbody>${told.curves.map(each => html`<tr><td><a href="#/s/${each.id}">${each.id}</a></td>
      <td class="number">${last(each.evaluations)}</td><td class="number">${duration(1000 * last(each.seconds))}</td>
      <td class="number">${each.front.length}</td><td class="number">${number(each.hypervolume)}</td>
      <td class="number">${number(100 * last(each.shares))}</td>
      <td class="number">${number(each.evaluations[each.shares.findIndex(share => share >= 0.95)])}</td></tr>`)}</tbody></table></div>
  <p class="quiet">Against one reference point, (${told.reference.map(number).join(', ')}) of ${search.objectives.map(each => each.id).join(', ')}:
    the worst that any of them measured, moved out by a tenth of the range. Shares are of the front of all of them together.</p></section>`;
