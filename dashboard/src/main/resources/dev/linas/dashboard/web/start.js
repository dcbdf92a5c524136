// The page that starts a search, from a form or from a file.
import { html, useEffect, useState } from '/lib/preact.js';
import { ask, start, store } from '/store.js';
import { idOf, parsedId } from '/text.js';

const NAME = 'search.yaml';
const PLAIN = /^[A-Za-z][A-Za-z0-9._/-]*$/;
const quoted = text => (PLAIN.test(text) && !/^(true|false|null)$/.test(text) ? text : JSON.stringify(text));

// The objectives that can be measured: what evaluators serve, and what searches asked for.
function measurable({ devices, searches }) {
  const all = new Map();
  for (const device of devices) {
    for (const metric of device.metrics) {
      const { pool } = device;
      all.set(idOf({ metric, pool }), { metric, pool, goal: device.goals[metric] });
    }
  }
  for (const search of searches) {
    for (const { id, goal } of search.objectives) {
      const parts = parsedId(id);
      if (parts) all.set(id, { ...parts, goal });
    }
  }
  return all;
}

// Begins with what the newest search had, unless it had a front for each of several devices.
function first(overview) {
  const latest = [...overview.searches].sort((a, b) => b.createdAt - a.createdAt)[0];
  const known = measurable(overview);
  const metrics = latest?.objectives.map(each => known.get(each.id)?.metric) ?? [];
  const newest = new Set(metrics).size === metrics.length ? latest : undefined;
  const objectives = newest
    ? newest.objectives.map(each => ({ ...known.get(each.id), bound: each.bound ?? '' })).filter(each => each.metric)
    : [...known.values()].slice(0, 2);
  return {
    id: newest ? `${newest.id}-2` : 'first', space: newest?.space ?? '', tactic: newest?.tactic ?? 'linas',
    budget: newest?.budget ?? 250, seed: 1,
    objectives: objectives.length ? objectives : [{ metric: '', pool: '', goal: 'minimize' }],
  };
}

function yaml({ id, space, objectives, tactic, budget, seed }) {
  return [
    `id: ${quoted(id)}`, `space: ${quoted(space)}`, 'objectives:',
    ...objectives.map(each =>
      `  - {metric: ${quoted(each.metric)}, pool: ${quoted(each.pool)}, goal: ${each.goal}${
        each.bound === undefined || each.bound === '' ? '' : `, bound: ${each.bound}`}}`),
    `tactic: ${tactic}`, `budget: {evaluations: ${budget}}`, `seed: ${seed}`, '',
  ].join('\n');
}

export function Start({ overview }) {
  const [form, setForm] = useState(() => first(overview));
  const [own, setOwn] = useState(null); // a file, or what was written by hand
  const [answer, setAnswer] = useState(null);
  const [choices, setChoices] = useState({ spaces: [], tactics: ['linas'] });
  useEffect(() => { ask('/api/choices').then(setChoices, () => {}); }, []);
  const text = own?.text ?? yaml(form);
  const allowed = store.token !== null;
  const send = async really => {
    setAnswer({ said: '…', warnings: [] });
    try {
      setAnswer(await start(own?.name ?? NAME, text, really));
    } catch (e) {
      setAnswer({ error: e.message });
    }
  };
  const load = async event => {
    const file = event.target.files[0];
    if (file) {
      setOwn({ name: file.name, text: await file.text() });
      setAnswer(null);
    }
  };
  return html`<h1>Start a search</h1>
    <p>Fill in the form, open a search file, or write one. Evaluators of its pools must be there, or join later; <a href="#/devices">these are there now</a>.</p>
    <div class="pair">
      <section class="card"><h2>Form</h2><${Form} overview=${overview} form=${form} choices=${choices}
        set=${changed => { setForm({ ...form, ...changed }); setOwn(null); setAnswer(null); }} /></section>
      <section class="card"><h2>Search file</h2>
        <div class="controls"><label>Open a file <input type="file" accept=".yaml,.yml,.json" onChange=${load} /></label></div>
        <textarea rows="14" spellcheck="false" aria-label="Text of the search file" value=${text}
          onInput=${e => { setOwn({ name: own?.name ?? NAME, text: e.target.value }); setAnswer(null); }}></textarea>
        <div class="controls">
          <button disabled=${!allowed} onClick=${() => send(false)}>Check</button>
          <button class="main" disabled=${!allowed} onClick=${() => send(true)}>Start</button>
          ${own && html`<button onClick=${() => { setOwn(null); setAnswer(null); }}>Back to the form's</button>`}</div>
        ${!allowed && html`<p class="quiet">Starting needs the link that Linas printed; this page was opened without its token.</p>`}
        <div role="status">${answer && html`<${Said} answer=${answer} />`}</div>
      </section></div>`;
}

const Said = ({ answer }) => (answer.error
  ? html`<pre class="alert bad">${answer.error}</pre>`
  : html`${answer.warnings.map(each => html`<p class="alert">${each}</p>`)}
    <p>${answer.said} ${answer.id && html`<a href="#/s/${answer.id}">Look at it</a>`}</p>`);

function Form({ overview, form, choices, set }) {
  const known = [...measurable(overview).values()];
  const field = (name, label, more = {}) => html`<label class="field">${label}
    <input value=${form[name]} onInput=${e => set({ [name]: e.target.value })} ...${more} /></label>`;
  const objective = (o, changed) =>
    set({ objectives: form.objectives.map((each, i) => (i === o ? { ...each, ...changed } : each)) });
  const metric = (o, value) => {
    const found = known.find(each => each.metric === value);
    objective(o, found ?? { metric: value });
  };
  return html`${field('id', 'Name')}
    ${field('space', 'Search space', { list: 'spaces', placeholder: 'a built-in one, or a file' })}
    <datalist id="spaces">${choices.spaces.map(each => html`<option value=${each} />`)}</datalist>
    <datalist id="metrics">${[...new Set(known.map(each => each.metric))].map(each => html`<option value=${each} />`)}</datalist>
    <datalist id="pools">${[...new Set(known.map(each => each.pool))].map(each => html`<option value=${each} />`)}</datalist>
    ${form.objectives.map((each, o) => html`<fieldset><legend>Objective ${o + 1}</legend><div class="controls">
      <label>metric <input class="short" list="metrics" value=${each.metric} onInput=${e => metric(o, e.target.value)} /></label>
      <label>pool <input class="short" list="pools" value=${each.pool} onInput=${e => objective(o, { pool: e.target.value })} /></label>
      <label>goal <select value=${each.goal} onChange=${e => objective(o, { goal: e.target.value })}>
        ${['minimize', 'maximize'].map(goal => html`<option value=${goal}>${goal}</option>`)}</select></label>
      <label>bound <input class="short" type="number" step="any" value=${each.bound ?? ''} placeholder="none"
        onInput=${e => objective(o, { bound: e.target.value })} /></label>
      ${form.objectives.length > 1 && html`<button aria-label="Leave objective ${o + 1} out"
        onClick=${() => set({ objectives: form.objectives.filter((_, i) => i !== o) })}>Leave out</button>`}
    </div></fieldset>`)}
    <p><button onClick=${() => set({ objectives: [...form.objectives, known.find(each =>
      !form.objectives.some(has => has.metric === each.metric && has.pool === each.pool))
      ?? { metric: '', pool: '', goal: 'minimize' }] })}>One more objective</button></p>
    <label class="field">Tactic <select value=${form.tactic} onChange=${e => set({ tactic: e.target.value })}>
      ${choices.tactics.map(each => html`<option value=${each}>${each}</option>`)}</select></label>
    ${field('budget', 'Budget, in evaluations', { type: 'number', min: 1 })}
    ${field('seed', 'Seed', { type: 'number' })}`;
}
