// The pages of devices and of dead letters.
import { html } from '/lib/preact.js';
import { ago, time } from '/text.js';

export function Devices({ overview }) {
  return html`<h1>Devices</h1>
    ${overview.devices.length === 0 && html`<p>No evaluator is there.</p>`}
    <div class="cards">${overview.devices.map(each => html`<section class="card" key=${each.pool + each.instance}>
      <h2>${each.pool}</h2>
      <p><span class="state ${each.silent ? 'failed' : 'running'}">${each.silent ? 'silent' : each.busyWith.length ? 'measuring' : 'idle'}</span>
        <span class="quiet"> heart-beat ${ago(overview.now, each.lastSeen)}</span></p>
      ${Object.entries(each.unavailable).map(([metric, why]) => html`<p class="alert">${metric} cannot be measured: ${why}</p>`)}
      <dl><dt>instance</dt><dd>${each.instance}</dd><dt>metrics</dt><dd>${each.metrics.join(', ')}</dd>
        <dt>workers</dt><dd>${each.workers}</dd><dt>measured</dt><dd>${each.measured} since ${time(each.startedAt)}</dd>
        <dt>busy with</dt><dd>${each.busyWith.join(', ') || 'nothing'}</dd>
        ${Object.entries(each.facts).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    </section>`)}</div>`;
}

export function DeadLetters({ overview }) {
  const letters = overview.deadLetters;
  return html`<h1>Dead letters</h1>
    <p>${letters.length === 0 ? 'There is none: every record could be read.'
      : `${overview.deadLettersSeen} records could not be processed; the newest first.`}</p>
    ${letters.length > 0 && html`<div class="scroll card" tabindex="0" role="region" aria-label="Dead letters"><table>
      <thead><tr><th>from</th><th>key</th><th>given up by</th><th>why</th><th>at</th></tr></thead>
      <tbody>${letters.map(each => html`<tr><td>${each.topic}-${each.partition}@${each.offset}</td><td>${each.key}</td>
        <td>${each.app}, ${each.node}</td><td class="long">${each.cause}</td><td>${time(each.at)}</td></tr>`)}</tbody></table></div>`}`;
}
