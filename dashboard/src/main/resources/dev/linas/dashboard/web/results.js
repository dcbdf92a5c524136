// What a search has come to: hypervolume, predictors, members of the front, what decides.
import { html, useMemo, useState } from '/lib/preact.js';
import { importance } from '/front.js';
import { Lines } from '/lines.js';
import { pointOf } from '/store.js';
import { number, optionsOf } from '/text.js';

export function Volume({ search, data }) {
  const [seconds, setSeconds] = useState(false);
  const { rounds } = data;
  const x = useMemo(() => rounds.map(each =>
    (seconds ? (each.closedAt - search.createdAt) / 1000 : each.evaluations)), [rounds, seconds]);
  const series = useMemo(() =>
    [{ name: 'hypervolume', values: rounds.map(each => each.hypervolume) }], [rounds]);
  return html`<section class="card"><h2>Hypervolume</h2>
    <div class="controls"><label><input type="checkbox" checked=${seconds}
      onChange=${e => setSeconds(e.target.checked)} /> against seconds</label></div>
    <${Lines} label="Hypervolume" x=${x} xLabel=${seconds ? 'seconds' : 'evaluations'} yLabel="hypervolume" series=${series} />
    <p class="quiet">Now ${number(rounds[rounds.length - 1].hypervolume)}.</p></section>`;
}

export function Quality({ search, data }) {
  const fitted = useMemo(() => data.rounds.filter(each => each.predictors.length > 0), [data.rounds]);
  const x = useMemo(() => fitted.map(each => each.round), [fitted]);
  const series = useMemo(() => search.objectives.map((each, o) => (
    { name: each.id, values: fitted.map(round => round.predictors[o]?.kendallTauB ?? null) })), [fitted]);
  if (fitted.length === 0) {
    return html`<section class="card"><h2>Predictors</h2><p>None is fitted yet.</p></section>`;
  }
  const last = fitted[fitted.length - 1];
  return html`<section class="card"><h2>Predictors</h2>
    <${Lines} label="Rank correlation of the predictors by round" x=${x}
      xLabel="round" yLabel="Kendall tau-b" series=${series} />
    <div class="scroll" tabindex="0" role="region" aria-label="Predictors"><table><thead><tr><th>objective</th><th>kind</th><th class="number">error, %</th><th class="number">tau-b</th></tr></thead>
    <tbody>${search.objectives.map((each, o) => html`<tr><td>${each.id}</td><td>${last.predictors[o]?.kind}</td>
      <td class="number">${number(last.predictors[o]?.mape)}</td><td class="number">${number(last.predictors[o]?.kendallTauB)}</td></tr>`)}</tbody></table></div>
    <p class="quiet">Out of fold, after round ${last.round}.</p></section>`;
}

export function Members({ search, data }) {
  const members = useMemo(() => data.front
    .map(([round, index]) => pointOf(data, round, index))
    .filter(i => i !== undefined)
    .sort((a, b) => data.values[0][a] - data.values[0][b]), [data.front, data.size]);
  return html`<section class="card"><h2>Sub-networks of the front</h2>
    <div class="scroll tall" tabindex="0" role="region" aria-label="Sub-networks of the front"><table>
    <thead><tr><th>candidate</th>${search.objectives.map(each => html`<th class="number">${each.id}</th>`)}<th>options</th></tr></thead>
    <tbody>${members.map(i => html`<tr><td><a href="#/s/${search.id}/c/${data.round[i]}/${data.index[i]}">${data.round[i]}-${data.index[i]}</a></td>
      ${data.values.map(column => html`<td class="number">${number(column[i])}</td>`)}
      <td class="long">${optionsOf(data, i)}</td></tr>`)}</tbody></table></div>
    <p class="quiet">${members.length} after the last closed round. A candidate is named by its round and its place there.</p></section>`;
}

export const Objective = ({ search, value, set, label = 'Objective' }) => html`<label>${label}
  <select value=${value} onChange=${e => set(Number(e.target.value))}>
    ${search.objectives.map((each, o) => html`<option value=${o}>${each.id}</option>`)}</select></label>`;

export function Importance({ search, data }) {
  const [objective, setObjective] = useState(0);
  const shares = useMemo(() => importance(data.genome, data.values[objective], data.variables).slice(0, 12),
    [objective, data.closed]);
  return html`<section class="card"><h2>What the variables decide</h2>
    <div class="controls"><${Objective} search=${search} value=${objective} set=${setObjective} /></div>
    <div class="scroll" tabindex="0" role="region" aria-label="What the variables decide"><table><thead><tr><th>variable</th><th class="number">share</th><th>of the variance</th></tr></thead>
    <tbody>${shares.map(each => html`<tr><td>${each.name}</td><td class="number">${(100 * each.share).toFixed(1)} %</td>
      <td class="long"><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * each.share} height="1" /></svg></td></tr>`)}</tbody></table></div>
    <p class="quiet">Share of the objective's variance over what was measured that each variable explains alone. A search measures good sub-networks more often, so this is of what it saw, not of the space.</p></section>`;
}
