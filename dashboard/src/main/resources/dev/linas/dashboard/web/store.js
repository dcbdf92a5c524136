// What the server has told so far. A page that shows it is drawn again when there is more.
import { useEffect, useState } from '/lib/preact.js';

export const store = { overview: null, searches: new Map(), online: false, token: null };

const ROUND = 2 ** 20; // more candidates than a round has
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

async function read(answer) {
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error);
  return body;
}

export const ask = async path => read(await fetch(path));

const post = (path, body) =>
  fetch(path, { method: 'POST', headers: { 'X-Linas-Token': store.token ?? '' }, body });

const place = (id, round, index) => `/api/searches/${id}/candidates/${round}/${index}`;

export const candidate = (id, round, index) => ask(place(id, round, index));
export const layers = (id, round, index) => ask(`${place(id, round, index)}/layers`);
export const explanation = async (id, round, index) =>
  (await ask(`${place(id, round, index)}/explanation`)).explanation;

export async function network(id, round, index) {
  const answer = await post(`${place(id, round, index)}/onnx`, '');
  return answer.ok ? answer.blob() : read(answer);
}

export const command = async (id, name, body = '') =>
  (await read(await post(`/api/searches/${id}/${name}`, body))).ordered;

// Reads a search file; starts its search where that is wanted.
export const start = async (name, text, really) =>
  read(await post(`/api/${really ? 'searches' : 'check'}?name=${encodeURIComponent(name)}`, text));

export function found(id) {
  if (!store.searches.has(id)) {
    store.searches.set(id, {
      lastRound: 0, round: [], index: [], at: [], genome: [], values: null, errors: null, size: 0, closed: -1,
      front: [], variables: [], rounds: [], awaited: [], places: new Map(),
    });
  }
  return store.searches.get(id);
}

// The point of a candidate; undefined where it is not complete.
export const pointOf = (data, round, index) => data.places.get(round * ROUND + index);

// Fetches what is new of a search, a part at a time so that the page stays at hand.
export async function pull(id) {
  const summary = store.overview?.searches.find(each => each.id === id);
  if (pulling.has(id) || !summary) return;
  pulling.add(id);
  try {
    const data = found(id);
    for (let more = true; more;) {
      const part = await ask(`/api/searches/${id}/points?from=${data.size}`);
      if (part.from !== data.size) { // the server began anew, and has others so far
        store.searches.delete(id);
        break;
      }
      take(data, part);
      more = part.next < part.size;
      tell();
    }
    if (data.closed !== summary.roundsClosed) {
      const { front, variables, rounds } = await ask(`/api/searches/${id}`);
      Object.assign(data, { front, variables, rounds, closed: summary.roundsClosed });
      tell();
    }
  } finally {
    pulling.delete(id);
  }
}

function take(data, part) {
  for (const round of part.round) data.lastRound = Math.max(data.lastRound, round);
  data.values ??= part.values.map(() => []);
  data.errors ??= part.errors.map(() => []);
  part.round.forEach((round, i) => data.places.set(round * ROUND + part.index[i], data.size + i));
  for (const name of ['round', 'index', 'at', 'genome']) append(data[name], part[name]);
  part.values.forEach((column, o) => append(data.values[o], column));
  part.errors.forEach((column, o) => append(data.errors[o], column));
  data.size = part.next;
  data.awaited = part.awaited;
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

export function listen() {
  takeToken();
  addEventListener('hashchange', takeToken);
  const events = new EventSource('/api/events');
  events.onopen = () => { store.online = true; tell(); };
  events.onerror = () => { store.online = false; tell(); };
  events.onmessage = refresh;
  refresh();
}
