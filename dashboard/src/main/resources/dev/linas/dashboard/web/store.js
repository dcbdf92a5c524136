// What the server has told so far. A page that shows it is drawn again when there is more.
import { useEffect, useState } from '/lib/preact.js';

export const store = { overview: null, searches: new Map(), online: false, token: null };

const listeners = new Set();
const pulling = new Set();

export function useStore() {
  const [, draw] = useState(0);
  useEffect(() => {
    const listener = () => draw(n => n + 1);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  return store;
}

function tell() {
  listeners.forEach(listener => listener());
}

async function ask(path) {
  const answer = await fetch(path);
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

export const candidate = (id, round, index) =>
  ask(`/api/searches/${id}/candidates/${round}/${index}`);

export async function order(id, name, body = '') {
  const answer = await fetch(`/api/searches/${id}/${name}`, {
    method: 'POST', headers: { 'X-Linas-Token': store.token ?? '' }, body,
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(said.error);
  return said.ordered;
}

export function found(id) {
  if (!store.searches.has(id)) {
    store.searches.set(id, {
      round: [], index: [], at: [], genome: [], values: null, errors: null, size: 0, closed: -1,
      front: [], variables: [],
    });
  }
  return store.searches.get(id);
}

// Fetches what is new of a search, a part at a time so that the page stays at hand.
export async function pull(id) {
  const summary = store.overview?.searches.find(each => each.id === id);
  if (pulling.has(id) || !summary) return;
  pulling.add(id);
  try {
    const data = found(id);
    for (let more = true; more;) {
      const part = await ask(`/api/searches/${id}/points?from=${data.size}`);
      data.values ??= part.values.map(() => []);
      data.errors ??= part.errors.map(() => []);
      for (const name of ['round', 'index', 'at', 'genome']) append(data[name], part[name]);
      part.values.forEach((column, o) => append(data.values[o], column));
      part.errors.forEach((column, o) => append(data.errors[o], column));
      data.size = part.next;
      more = part.next < part.size;
      tell();
    }
    if (data.closed !== summary.rounds.length) {
      const details = await ask(`/api/searches/${id}`);
      data.front = details.front;
      data.variables = details.variables;
      data.closed = summary.rounds.length;
      tell();
    }
  } finally {
    pulling.delete(id);
  }
}

function append(all, more) {
  for (const each of more) all.push(each);
}

let refreshing = false;
let again = false;

async function refresh() {
  if (refreshing) { again = true; return; }
  refreshing = true;
  try {
    do {
      again = false;
      store.overview = await ask('/api/overview');
      tell();
    } while (again);
  } catch (e) {
    store.online = false;
    tell();
  } finally {
    refreshing = false;
  }
}

// The token leaves the address, so that a copy of it or a bookmark does not hold it.
function takeToken() {
  const given = /[#&]token=([0-9a-f]+)/.exec(location.hash);
  if (given) {
    sessionStorage.setItem('token', given[1]);
    history.replaceState(null, '', '/#/');
  }
  store.token = sessionStorage.getItem('token');
}

export function start() {
  takeToken();
  addEventListener('hashchange', takeToken);
  const events = new EventSource('/api/events');
  events.onopen = () => { store.online = true; tell(); };
  events.onerror = () => { store.online = false; tell(); };
  events.onmessage = refresh;
  refresh();
}
