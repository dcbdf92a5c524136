// Parallel coordinates: a line per sub-network across objectives and the variables that decide most.
import { html, useEffect, useMemo, useRef, useState } from '/lib/preact.js';
import { importance } from '/front.js';
import { ink, watch } from '/lines.js';
import { Objective } from '/results.js';
import { colour } from '/squares.js';
import { pointOf } from '/store.js';
import { number } from '/text.js';

const MOST_LINES = 800;
const LINES_AT_ONCE = 50; // in a frame, so that the page stays at hand
const MOST_VARIABLES = 10;
const HEIGHT = 340;
const TOP = 52;
const BOTTOM = 12;
const LEAST_GAP = 92;
const FONT = '12px system-ui, sans-serif';

// An axis: its name, where a point stands on it (0 below, 1 above, null nowhere), and its marks.
function objectiveAxis(search, data, o) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of data.values[o]) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const up = search.objectives[o].goal === 'maximize';
  const share = value => (high > low ? (value - low) / (high - low) : 0.5);
  const at = i => {
    const value = data.values[o][i];
    if (value === null) return null;
    return up ? share(value) : 1 - share(value);
  };
  return { name: search.objectives[o].id, at,
    marks: [[up ? 0 : 1, number(low)], [up ? 1 : 0, number(high)]] };
}

function variableAxis(data, v) {
  const { name, options } = data.variables[v];
  const share = option => (options.length > 1 ? option / (options.length - 1) : 0.5);
  return { name, at: i => share(data.genome[i][v]),
    marks: options.map((text, o) => [share(o), text])
      .filter((_, o) => options.length <= 8 || o === 0 || o === options.length - 1) };
}

// Draws some lines a frame; returns what ends it early.
function draw(canvas, { axes, lines, members }) {
  const ratio = devicePixelRatio;
  const width = Math.max(canvas.parentElement.clientWidth, LEAST_GAP * axes.length);
  canvas.width = width * ratio;
  canvas.height = HEIGHT * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${HEIGHT}px`;
  const context = canvas.getContext('2d');
  context.scale(ratio, ratio);
  const gap = width / axes.length;
  const x = a => gap * (a + 0.5);
  const y = share => TOP + (HEIGHT - TOP - BOTTOM) * (1 - share);
  const path = i => axes.forEach(({ at }, a) => {
    const share = at(i);
    if (share !== null) context[a ? 'lineTo' : 'moveTo'](x(a), y(share));
  });
  let done = 0;
  let frame = 0;
  const more = () => {
    context.globalAlpha = lines.length > 300 ? 0.25 : 0.5;
    for (const line of lines.slice(done, done + LINES_AT_ONCE)) {
      context.strokeStyle = colour(line.share);
      context.beginPath();
      path(line.point);
      context.stroke();
    }
    context.globalAlpha = 1;
    done += LINES_AT_ONCE;
    if (done < lines.length) frame = requestAnimationFrame(more); else finish();
  };
  const finish = () => {
    context.strokeStyle = ink('--front');
    context.lineWidth = 2;
    context.beginPath();
    members.forEach(path);
    context.stroke();
    context.lineWidth = 1;
    context.font = FONT;
    context.textAlign = 'center';
    axes.forEach((axis, a) => {
      context.strokeStyle = ink('--quiet');
      context.beginPath();
      context.moveTo(x(a), y(0));
      context.lineTo(x(a), y(1));
      context.stroke();
      context.fillStyle = ink('--ink');
      const most = 2 * gap - 12;
      const half = Math.min(most, context.measureText(axis.name).width) / 2;
      context.fillText(axis.name, Math.max(half, Math.min(width - half, x(a))), a % 2 ? 16 : 34, most);
      for (const [share, text] of axis.marks) label(context, text, x(a) + 5, y(share) + 4, gap - 8);
    });
  };
  more();
  return () => cancelAnimationFrame(frame);
}

// Text that lines run behind.
function label(context, text, x, y, most) {
  context.textAlign = 'left';
  context.lineWidth = 4;
  context.strokeStyle = ink('--card');
  context.strokeText(text, x, y, most);
  context.fillText(text, x, y, most);
  context.lineWidth = 1;
  context.textAlign = 'center';
}

export function Parallel({ search, data }) {
  const [objective, setObjective] = useState(0);
  const canvas = useRef(null);
  const picture = useMemo(() => {
    const objectives = search.objectives.map((_, o) => objectiveAxis(search, data, o));
    const deciding = importance(data.genome, data.values[objective], data.variables)
      .slice(0, MOST_VARIABLES);
    const step = Math.max(1, Math.ceil(data.size / MOST_LINES));
    const lines = [];
    for (let i = 0; i < data.size; i += step) {
      const share = objectives[objective].at(i);
      if (share !== null) lines.push({ point: i, share });
    }
    return { axes: [...objectives, ...deciding.map(each => variableAxis(data, each.variable))], lines,
      members: data.front.map(([round, index]) => pointOf(data, round, index)).filter(i => i !== undefined) };
  }, [objective, data.closed]);
  useEffect(() => {
    let end = draw(canvas.current, picture);
    const again = () => {
      end();
      end = draw(canvas.current, picture);
    };
    const unwatch = watch(canvas.current.parentElement, again, again);
    return () => { end(); unwatch(); };
  }, [picture]);
  const { lines } = picture;
  return html`<section class="card"><h2>All together</h2>
    <div class="controls"><${Objective} search=${search} value=${objective} set=${setObjective} label="Coloured by" /></div>
    <div class="scroll" tabindex="0" role="region" aria-label="Parallel coordinates, may be scrolled">
      <canvas ref=${canvas} role="img" aria-label="Parallel coordinates of ${lines.length} sub-networks: objectives, then variables"></canvas></div>
    <p class="quiet">A line is a sub-network; bold: the front. Objectives first, better is up; then the variables that decide most of ${
      search.objectives[objective].id}.${lines.length < data.size ? ` ${lines.length} of ${data.size} are drawn.` : ''}</p></section>`;
}
