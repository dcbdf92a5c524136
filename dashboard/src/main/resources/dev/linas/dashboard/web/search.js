// The page of one search.
import { html, useEffect, useMemo, useState } from '/lib/preact.js';
import { Front, importance } from '/front.js';
import { Lines } from '/lines.js';
import { Orders } from '/orders.js';
import { Scatter, colour } from '/scatter.js';
import { Alerts, State } from '/searches.js';
import { found, pull } from '/store.js';
import { number } from '/text.js';

const optionsOf = (data, point) => data.variables
  .map((variable, v) => `${variable.name} ${variable.options[data.genome[point][v]]}`).join(', ');

export function Search({ overview, id }) {
  const search = overview.searches.find(each => each.id === id);
  useEffect(() => { if (search) pull(id).catch(() => {}); }, [id, overview.version]);
  if (!search) {
    return html`<h1>${id}</h1><p>${overview.caughtUp ? 'There is no such search.' : 'Reading the topics …'}</p>`;
  }
  const data = found(id);
  return html`<h1>${id}</h1>
    <p><${State} search=${search} /> ${search.measured}${search.budget === null ? '' : ` of ${search.budget}`} evaluations, ${search.rounds.length} rounds closed <span class="quiet">${search.space}, ${search.tactic}</span></p>
    <${Alerts} search=${search} />
    ${data.size > 0 ? html`<${Plot} search=${search} data=${data} id=${id} />` : html`<p class="card">Nothing is measured yet.</p>`}
    <${Orders} search=${search} />
    ${search.rounds.length > 0 && html`<div class="pair"><${Volume} search=${search} /><${Quality} search=${search} /></div>`}
    ${data.closed > 0 && html`<${Members} search=${search} data=${data} />`}
    ${data.closed > 0 && html`<${Importance} search=${search} data=${data} />`}`;
}

function Plot({ search, data, id }) {
  const two = search.objectives.length > 1;
  const [x, setX] = useState(0);
  const [y, setY] = useState(two ? 1 : 0);
  const [xLog, setXLog] = useState(false);
  const [yLog, setYLog] = useState(false);
  const [until, setUntil] = useState(null);
  const count = Math.min(data.size, until ?? data.size);
  const front = useMemo(() => new Front(data.values[x], data.values[y],
    search.objectives[x].goal, search.objectives[y].goal), [id, x, y]);
  const shown = {
    xs: data.values[x], ys: data.values[y], xErrors: data.errors[x], yErrors: data.errors[y],
    round: data.round, lastRound: data.round[data.size - 1], count, all: data.size,
    front: front.take(count),
  };
  const choice = (label, value, set) => html`<label>${label}
    <select value=${value} onChange=${e => set(Number(e.target.value))}>
      ${search.objectives.map((each, o) => html`<option value=${o}>${each.id} (${each.goal})</option>`)}
    </select></label>`;
  const log = (label, value, set) => html`<label><input type="checkbox" checked=${value}
    onChange=${e => set(e.target.checked)} /> ${label}</label>`;
  const describe = point => html`<strong>Round ${data.round[point]}, candidate ${data.index[point]}</strong>
    ${search.objectives.map((each, o) => html`<div>${each.id}: ${number(data.values[o][point])}${
      data.errors[o][point] > 0 ? ` ± ${number(1.96 * data.errors[o][point])}` : ''}</div>`)}
    <div class="quiet">${optionsOf(data, point)}</div>`;
  return html`<section class="card"><h2>Front</h2>
    <div class="controls">
      ${choice('Across', x, setX)} ${log('log', xLog, setXLog)}
      ${choice('Up', y, setY)} ${log('log', yLog, setYLog)}
      <label class="wide">After <span>${count} of ${data.size}</span>
        <input type="range" min="1" max=${data.size} value=${count} aria-label="Show the search after so many evaluations"
          onInput=${e => setUntil(Number(e.target.value) >= data.size ? null : Number(e.target.value))} /></label>
    </div>
    <${Scatter} data=${shown} describe=${describe}
      options=${{ xLabel: search.objectives[x].id, yLabel: search.objectives[y].id, xLog, yLog }}
      onOpen=${point => { location.hash = `#/s/${id}/c/${data.round[point]}/${data.index[point]}`; }} />
    <p class="quiet">Squares: measurements, from the first round <${Scale} /> to round ${data.round[data.size - 1]}.
      Circles and line: the front in these two, with 95 % intervals where values have a spread.</p>
  </section>`;
}

const Scale = () => html`<svg class="scale" viewBox="0 0 16 1" preserveAspectRatio="none" aria-hidden="true">
  ${Array.from({ length: 16 }, (_, i) => html`<rect x=${i} width="1.05" height="1" fill=${colour(i / 15)} />`)}</svg>`;

function Volume({ search }) {
  const [seconds, setSeconds] = useState(false);
  const x = search.rounds.map(each =>
    seconds ? (each.closedAt - search.createdAt) / 1000 : each.evaluations);
  return html`<section class="card"><h2>Hypervolume</h2>
    <div class="controls"><label><input type="checkbox" checked=${seconds}
      onChange=${e => setSeconds(e.target.checked)} /> against seconds</label></div>
    <${Lines} label="Hypervolume" x=${x} xLabel=${seconds ? 'seconds' : 'evaluations'} yLabel="hypervolume"
      series=${[{ name: 'hypervolume', values: search.rounds.map(each => each.hypervolume) }]} />
    <p class="quiet">Now ${number(search.rounds[search.rounds.length - 1].hypervolume)}.</p></section>`;
}

function Quality({ search }) {
  const fitted = search.rounds.filter(each => each.predictors.length > 0);
  if (fitted.length === 0) {
    return html`<section class="card"><h2>Predictors</h2><p>None is fitted yet.</p></section>`;
  }
  const last = fitted[fitted.length - 1];
  return html`<section class="card"><h2>Predictors</h2>
    <${Lines} label="Rank correlation of the predictors by round" x=${fitted.map(each => each.round)}
      xLabel="round" yLabel="Kendall tau-b" series=${search.objectives.map((each, o) => ({
        name: each.id, values: fitted.map(round => round.predictors[o]?.kendallTauB ?? null) }))} />
    <div class="scroll"><table><thead><tr><th>objective</th><th>kind</th><th class="number">error, %</th><th class="number">tau-b</th></tr></thead>
    <tbody>${search.objectives.map((each, o) => html`<tr><td>${each.id}</td><td>${last.predictors[o]?.kind}</td>
      <td class="number">${number(last.predictors[o]?.mape)}</td><td class="number">${number(last.predictors[o]?.kendallTauB)}</td></tr>`)}</tbody></table></div>
    <p class="quiet">Out of fold, after round ${last.round}.</p></section>`;
}

function Members({ search, data }) {
  const places = useMemo(() => new Map(data.round.map((round, i) => [`${round}/${data.index[i]}`, i])), [data.size]);
  const members = data.front.map(([round, index]) => places.get(`${round}/${index}`)).filter(i => i !== undefined);
  members.sort((a, b) => data.values[0][a] - data.values[0][b]);
  return html`<section class="card"><h2>Sub-networks of the front</h2>
    <div class="scroll" tabindex="0" role="region" aria-label="Sub-networks of the front"><table>
    <thead><tr><th>candidate</th>${search.objectives.map(each => html`<th class="number">${each.id}</th>`)}<th>options</th></tr></thead>
    <tbody>${members.map(i => html`<tr><td><a href="#/s/${search.id}/c/${data.round[i]}/${data.index[i]}">${data.round[i]}-${data.index[i]}</a></td>
      ${data.values.map(column => html`<td class="number">${number(column[i])}</td>`)}
      <td class="long">${optionsOf(data, i)}</td></tr>`)}</tbody></table></div>
    <p class="quiet">${members.length} after the last closed round. A candidate is named by its round and its place there.</p></section>`;
}

function Importance({ search, data }) {
  const [objective, setObjective] = useState(0);
  const shares = useMemo(() => importance(data.genome, data.values[objective], data.variables).slice(0, 12),
    [objective, data.closed]);
  return html`<section class="card"><h2>What the variables decide</h2>
    <div class="controls"><label>Objective <select value=${objective} onChange=${e => setObjective(Number(e.target.value))}>
      ${search.objectives.map((each, o) => html`<option value=${o}>${each.id}</option>`)}</select></label></div>
    <div class="scroll"><table><thead><tr><th>variable</th><th class="number">share</th><th>of the variance</th></tr></thead>
    <tbody>${shares.map(each => html`<tr><td>${each.name}</td><td class="number">${(100 * each.share).toFixed(1)} %</td>
      <td class="long"><svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true"><rect width=${100 * each.share} height="1" fill="#0072b2" /></svg></td></tr>`)}</tbody></table></div>
    <p class="quiet">Share of the objective's variance over what was measured that each variable explains alone. A search measures good sub-networks more often, so this is of what it saw, not of the space.</p></section>`;
}
