// The page of all searches.
import { html } from '/lib/preact.js';
import { Spark } from '/lines.js';
import { ago, number } from '/text.js';

export const State = ({ search }) =>
  html`<span class="state ${search.phase}">${search.state}</span>`;

export const Alerts = ({ search }) =>
  search.alerts.map(alert => html`<p class="alert">${alert}</p>`);

export function Searches({ overview }) {
  const { searches, now } = overview;
  return html`<h1>Searches</h1>
    ${searches.length === 0 && html`<p>There is no search yet: <code>./linas search start SEARCH.yaml</code> starts one.</p>`}
    <div class="cards">${searches.map(search => html`<section class="card" key=${search.id}>
      <h2><a href="#/s/${search.id}">${search.id}</a></h2>
      <p><${State} search=${search} /> <span class="quiet">${search.space}, ${search.tactic}, started ${ago(now, search.createdAt)}</span></p>
      <p>${search.measured}${search.budget === null ? '' : ` of ${search.budget}`} evaluations
        ${search.budget !== null && html`<progress max=${search.budget} value=${search.measured}
          aria-label="Budget used by ${search.id}"></progress>`}</p>
      <dl>${search.objectives.map(each => html`<dt>best ${each.id}</dt><dd>${number(each.best)}</dd>`)}</dl>
      <${Spark} rounds=${search.rounds} />
      <${Alerts} search=${search} />
    </section>`)}</div>`;
}
