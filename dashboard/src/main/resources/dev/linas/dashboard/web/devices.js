// The pages of devices and of dead letters.
import { html } from '/lib/preact.js';
import { Spark } from '/lines.js';
import { ago, number, time } from '/text.js';

export function Devices({ overview }) {
  const { devices, now } = overview;
  return html`<h1>Devices</h1>
    ${devices.length === 0 ? html`<p>No evaluator is there.</p>` : html`<p class="quiet">Noise is how far the 95 % interval of a value reaches to either side, as the median of the last 64.
      Drift is how much longer the smallest sub-network takes than when the evaluator started.</p>`}
    <div class="cards">${devices.map(each => html`<section class="card" key=${each.pool + each.instance}>
      <h2>${each.pool}</h2>
      <p><span class="state ${each.state === 'silent' ? 'failed' : each.state === 'left' ? '' : 'running'}">${each.state}</span>
        <span class="quiet"> ${each.state === 'left' ? 'measured last' : 'heart-beat'} ${ago(now, each.lastSeen)}</span></p>
      ${Object.entries(each.unavailable).map(([metric, why]) => html`<p class="alert">${metric} cannot be measured: ${why}</p>`)}
      <dl><dt>instance</dt><dd>${each.instance}</dd>
        ${each.metrics.length > 0 && html`<dt>metrics</dt><dd>${each.metrics.join(', ')}</dd>`}
        ${each.workers !== null && html`<dt>workers</dt><dd>${each.workers}</dd>
          <dt>busy with</dt><dd>${each.busyWith.length ? each.busyWith.map(place => html`<${Busy} place=${place} /> `) : 'nothing'}</dd>`}
        <dt>measured</dt><dd>${each.measured}${each.startedAt === null ? '' : ` since ${time(each.startedAt)}`}</dd>
        ${each.state !== 'left' && html`<dt>throughput</dt><dd>${each.perMinute === null ? '–' : `${number(each.perMinute)} per minute`}</dd>`}
        ${Object.entries(each.noise).map(([metric, percent]) => html`<dt>noise of ${metric}</dt><dd>± ${number(percent)} %</dd>`)}
        ${each.drift.length > 0 && html`<dt>drift</dt><dd>${number(each.drift[each.drift.length - 1])} %
          <${Spark} values=${each.drift} label="Drift of ${each.pool}, by measurement" /></dd>`}
        <dt>failed</dt><dd>${each.failed}</dd></dl>
      ${each.failures.length > 0 && html`<details open><summary>Failures, the newest first</summary>
        <ul class="failures">${each.failures.map(failure => html`<li><${Busy} place=${failure.candidate} />
          <strong> ${failure.metric}</strong>: ${failure.reason}
          <span class="quiet"> ${failure.forGood ? 'for good' : 'may work another time'}, ${ago(now, failure.at)}</span></li>`)}</ul></details>`}
      <details><summary>The machine</summary><dl>
        ${Object.entries(each.facts).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl></details>
    </section>`)}</div>`;
}

// A candidate as searchId/round/index.
const Busy = ({ place }) => {
  const [id, round, index] = place.split('/');
  return html`<a href="#/s/${id}/c/${round}/${index}">${place}</a>`;
};

export function DeadLetters({ overview }) {
  const letters = overview.deadLetters;
  return html`<h1>Dead letters</h1>
    <p>${letters.length === 0 ? 'There is none: every record could be read.'
      : `${overview.deadLettersSeen} records could not be processed; the newest first.`}</p>
    ${letters.length > 0 && html`<div class="scroll card" tabindex="0" role="region" aria-label="Dead letters"><table>
      <thead><tr><th>from</th><th>key</th><th>given up by</th><th>why</th><th>at</th></tr></thead>
      <tbody>${letters.map(each => html`<tr><td>${each.topic}-${each.partition}@${each.offset}</td><td>${each.key}</td>
        <td>${each.app}, ${each.node}</td><td class="long">${each.cause}</td><td class="time">${time(each.at)}</td></tr>`)}</tbody></table></div>`}`;
}
