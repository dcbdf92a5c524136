// The page of one search.
import { html, useEffect, useMemo, useState } from '/lib/preact.js';
import { Front } from '/front.js';
import { Commands } from '/commands.js';
import { Parallel } from '/parallel.js';
import { Importance, Members, Quality, Volume } from '/results.js';
import { Scatter } from '/scatter.js';
import { Alerts, State, TimeLeft } from '/searches.js';
import { colour } from '/squares.js';
import { found, pull } from '/store.js';
import { number, optionsOf, time } from '/text.js';

const STEPS = 100; // of a history that is played
const PLAY_MILLIS = 80;

export function Search({ overview, id }) {
  const search = overview.searches.find(each => each.id === id);
  useEffect(() => { if (search) pull(id).catch(() => {}); }, [id, overview.version]);
  if (!search) {
    return html`<h1>${id}</h1><p>${overview.caughtUp ? 'There is no such search.' : 'Reading the topics …'}</p>`;
  }
  const data = found(id);
  return html`<h1>${id}</h1>
    <p><${State} search=${search} /> ${search.measured}${search.budget === null ? '' : ` of ${search.budget}`} evaluations, ${search.roundsClosed} rounds closed<${TimeLeft} search=${search} /> <span class="quiet">${search.space}, ${search.tactic}</span></p>
    <${Alerts} search=${search} />
    ${data.size > 0 ? html`<${Plot} search=${search} data=${data} id=${id} />` : html`<p class="card">Nothing is measured yet.</p>`}
    <${Commands} search=${search} />
    ${data.rounds.length > 0 && html`<div class="pair"><${Volume} search=${search} data=${data} /><${Quality} search=${search} data=${data} /></div>`}
    ${data.closed > 0 && html`<${Members} search=${search} data=${data} />
      <${Importance} search=${search} data=${data} />
      <${Parallel} search=${search} data=${data} />`}`;
}

// Shows the search as it was, from its beginning on, until its present.
function usePlaying(size, until, setUntil) {
  const [playing, setPlaying] = useState(false);
  useEffect(() => {
    if (!playing) return undefined;
    const step = Math.max(1, Math.ceil(size / STEPS));
    const timer = setInterval(() => setUntil(now => {
      const next = (now ?? 0) + step;
      if (next < size) return next;
      setPlaying(false);
      return null;
    }), PLAY_MILLIS);
    return () => clearInterval(timer);
  }, [playing, size]);
  return [playing, () => {
    if (!playing && until === null) setUntil(0);
    setPlaying(!playing);
  }];
}

function Plot({ search, data, id }) {
  const two = search.objectives.length > 1;
  const [x, setX] = useState(0);
  const [y, setY] = useState(two ? 1 : 0);
  const [xLog, setXLog] = useState(false);
  const [yLog, setYLog] = useState(false);
  const [until, setUntil] = useState(null);
  const [playing, play] = usePlaying(data.size, until, setUntil);
  const count = Math.min(data.size, until ?? data.size);
  const front = useMemo(() => new Front(data.values[x], data.values[y],
    search.objectives[x].goal, search.objectives[y].goal), [id, x, y]);
  const predicted = until === null ? data.awaited.filter(each => each.predicted) : [];
  const shown = {
    xs: data.values[x], ys: data.values[y], xErrors: data.errors[x], yErrors: data.errors[y],
    round: data.round, lastRound: data.lastRound, count, all: data.size,
    front: front.take(count), next: predicted.map(each => [each.predicted[x], each.predicted[y]]),
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
  const last = Math.max(0, count - 1);
  return html`<section class="card"><h2>Front</h2>
    <div class="controls">
      <span class="axis">${choice('Across', x, setX)} ${log('log', xLog, setXLog)}</span>
      <span class="axis">${choice('Up', y, setY)} ${log('log', yLog, setYLog)}</span>
    </div>
    <${Scatter} data=${shown} describe=${describe}
      options=${{ xLabel: search.objectives[x].id, yLabel: search.objectives[y].id, xLog, yLog }}
      onOpen=${point => { location.hash = `#/s/${id}/c/${data.round[point]}/${data.index[point]}`; }} />
    <div class="controls">
      <button type="button" onClick=${play}>${playing ? 'Hold' : 'Play'}</button>
      <label class="wide"><input type="range" min="0" max=${data.size} value=${count}
          aria-label="Show the search after so many evaluations"
          aria-valuetext="after ${count} of ${data.size} evaluations, round ${data.round[last]}"
          onInput=${e => setUntil(Number(e.target.value) >= data.size ? null : Number(e.target.value))} />
        <span class="moment">After ${count} of ${data.size}, round ${data.round[last]}, ${time(data.at[last])}</span></label>
    </div>
    <p class="quiet">Squares: measurements, from the first round <${Scale} /> to round ${data.round[data.size - 1]}.
      Circles and line: the front in these two. Bars: 95 % intervals where values have a spread${count > 500 ? ', of the front' : ''}.
      ${predicted.length > 0 && ` Diamonds: where the ${predicted.length} candidates of round ${predicted[0].round} that are awaited are predicted to be.`}</p>
  </section>`;
}

const Scale = () => html`<svg class="scale" viewBox="0 0 16 1" preserveAspectRatio="none" aria-hidden="true">
  ${Array.from({ length: 16 }, (_, i) => html`<rect x=${i} width="1.05" height="1" fill=${colour(i / 15)} />`)}</svg>`;
