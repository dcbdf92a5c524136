// The page of all searches.
import { html, useState } from '/lib/preact.js';
import { Spark } from '/lines.js';
import { CommandSeveral } from '/commands.js';
import { ago, duration, number } from '/text.js';

export const State = ({ search }) =>
  html`<span class="state ${search.phase}">${search.state}</span>`;

export const Alerts = ({ search }) =>
  search.alerts.map(alert => html`<p class="alert">${alert}</p>`);

export const TimeLeft = ({ search }) =>
  (search.millisLeft === null ? null : html`, about ${duration(search.millisLeft)} left`);

export function Searches({ overview }) {
  const { searches, now } = overview;
  const [picked, setPicked] = useState(() => new Set());
  const pick = (id, on) => setPicked(before => {
    const after = new Set(before);
    if (on) after.add(id); else after.delete(id);
    return after;
  });
  const chosen = searches.filter(each => picked.has(each.id));
  return html`<h1>Searches</h1>
    ${searches.length === 0 && html`<p>There is no search yet. <a href="#/start">Start one</a>.</p>`}
    ${searches.length > 1 && html`<${CommandSeveral} searches=${searches} chosen=${chosen}
      onPickAll=${on => setPicked(new Set(on ? searches.map(each => each.id) : []))} />`}
    <div class="cards">${searches.map(search => html`<section class="card" key=${search.id}>
      <h2>${searches.length > 1 && html`<input type="checkbox" checked=${picked.has(search.id)}
        aria-label="Choose ${search.id}" onChange=${e => pick(search.id, e.target.checked)} /> `}<a href="#/s/${search.id}">${search.id}</a></h2>
      <p><${State} search=${search} /> <span class="quiet">${search.space}, ${search.tactic}, started ${ago(now, search.createdAt)}</span></p>
      <p>${search.measured}${search.budget === null ? '' : ` of ${search.budget}`} evaluations<${TimeLeft} search=${search} />
        ${search.budget !== null && html`<progress max=${search.budget} value=${search.measured}
          aria-label="Budget used by ${search.id}"></progress>`}</p>
      <dl>${search.objectives.map(each => html`<dt>best ${each.id}</dt><dd>${number(each.best)}</dd>`)}
        <dt>hypervolume</dt><dd>${number(search.hypervolume)}</dd></dl>
      <${Spark} values=${search.trend} label="Hypervolume by round" />
      <${Alerts} search=${search} />
    </section>`)}</div>`;
}
