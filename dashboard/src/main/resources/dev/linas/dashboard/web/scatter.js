// All measurements in two objectives, on a canvas: drag moves, the wheel zooms, a click opens.
import { html, useEffect, useRef, useState } from '/lib/preact.js';
import uPlot from '/lib/uplot.js';
import { axes, ink, watch } from '/lines.js';
import { Squares } from '/squares.js';

const NEAR = 18;
const FEW = 500; // points that all show their intervals
function extent(values, count, log) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < count; i++) {
    const value = values[i];
    if (value === null || (log && value <= 0)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return log ? [1, 10] : [0, 1];
  if (log) return low === high ? [low / 2, high * 2] : [low / 1.05, high * 1.05];
  const space = (high - low) * 0.05 || Math.abs(high) * 0.05 || 1;
  return [low - space, high + space];
}

function moved([low, high], log, by, factor, at) {
  const [a, b] = log ? [Math.log(low), Math.log(high)] : [low, high];
  const centre = a + (b - a) * at;
  const ends = [centre + (a - centre) * factor, centre + (b - centre) * factor]
    .map(end => end + by * (b - a));
  return log ? ends.map(Math.exp) : ends;
}

export class Picture {
  constructor(element, options, onHover, onOpen) {
    this.element = element;
    this.options = options;
    this.data = null;
    this.touched = false;
    this.squares = new Squares();
    this.make();
    this.end = watch(element, width => this.plot.setSize({ width: Math.max(220, width), height: 420 }),
      () => this.make());
    this.onHover = onHover;
    this.onOpen = onOpen;
  }

  make() {
    this.plot?.destroy();
    const { xLog, yLog, xLabel, yLabel } = this.options;
    const scale = log => ({ time: false, auto: false, distr: log ? 3 : 1, range: (u, a, b) => [a, b] });
    this.plot = new uPlot({
      width: Math.max(220, this.element.clientWidth), height: 420, legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false } },
      scales: { x: scale(xLog), y: scale(yLog) }, axes: axes([xLabel, yLabel]),
      series: [{}, { show: true, paths: () => null, points: { show: false } }],
      hooks: { draw: [() => this.draw()] },
    }, [[1, 2], [null, null]], this.element);
    this.plot.over.addEventListener('wheel', e => this.wheel(e), { passive: false });
    this.plot.over.addEventListener('pointerdown', e => this.down(e));
    this.plot.over.addEventListener('pointermove', e => this.move(e));
    this.plot.over.addEventListener('pointerup', e => this.up(e));
    this.plot.over.addEventListener('pointerleave', () => this.onHover(null));
    if (this.data) this.range(this.x, this.y);
  }

  show(data) {
    this.data = data;
    if (!this.touched) {
      this.x = extent(data.xs, data.all, this.options.xLog);
      this.y = extent(data.ys, data.all, this.options.yLog);
    }
    this.range(this.x, this.y);
  }

  whole() {
    this.touched = false;
    this.show(this.data);
  }

  range(x, y) {
    this.x = x;
    this.y = y;
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      this.plot.batch(() => {
        this.plot.setScale('x', { min: this.x[0], max: this.x[1] });
        this.plot.setScale('y', { min: this.y[0], max: this.y[1] });
      });
    });
  }

  // From values to pixels of the canvas.
  places() {
    const { left, top, width, height } = this.plot.bbox;
    const along = (range, log) => {
      const [a, b] = log ? range.map(Math.log) : range;
      return value => ((log ? Math.log(value) : value) - a) / (b - a);
    };
    const x = along(this.x, this.options.xLog);
    const y = along(this.y, this.options.yLog);
    return [value => left + width * x(value), value => top + height * (1 - y(value))];
  }

  draw() {
    const data = this.data;
    if (!data) return;
    const { ctx, bbox } = this.plot;
    const ratio = devicePixelRatio;
    const [px, py] = this.places();
    ctx.save();
    ctx.beginPath();
    ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
    ctx.clip();
    const size = Math.round((data.count > 5000 ? 3 : 6) * ratio);
    this.squares.draw(ctx, bbox, data, px, py, size);
    if (data.count <= FEW) {
      ctx.strokeStyle = ink('--quiet');
      ctx.lineWidth = ratio;
      ctx.globalAlpha = 0.5;
      this.intervals(ctx, px, py, Array.from({ length: data.count }, (_, i) => i));
      ctx.globalAlpha = 1;
    }
    this.frontLine(ctx, px, py, ratio);
    this.next(ctx, px, py, ratio);
    ctx.restore();
  }

  // 95 % of a normal distribution: 1.96 standard errors to either side.
  intervals(ctx, px, py, points) {
    const { xs, ys, xErrors, yErrors } = this.data;
    ctx.beginPath();
    for (const i of points) {
      if (xs[i] === null || ys[i] === null) continue;
      const dx = 1.96 * (xErrors[i] ?? 0);
      const dy = 1.96 * (yErrors[i] ?? 0);
      if (dx) { ctx.moveTo(px(xs[i] - dx), py(ys[i])); ctx.lineTo(px(xs[i] + dx), py(ys[i])); }
      if (dy) { ctx.moveTo(px(xs[i]), py(ys[i] - dy)); ctx.lineTo(px(xs[i]), py(ys[i] + dy)); }
    }
    ctx.stroke();
  }

  // Where the candidates that are awaited are predicted to be.
  next(ctx, px, py, ratio) {
    const r = 5 * ratio;
    ctx.strokeStyle = ink('--accent');
    ctx.lineWidth = 1.5 * ratio;
    ctx.beginPath();
    for (const [x, y] of this.data.next) {
      const [left, top] = [px(x), py(y)];
      ctx.moveTo(left - r, top);
      ctx.lineTo(left, top - r);
      ctx.lineTo(left + r, top);
      ctx.lineTo(left, top + r);
      ctx.closePath();
    }
    ctx.stroke();
  }

  frontLine(ctx, px, py, ratio) {
    const { xs, ys, front } = this.data;
    ctx.strokeStyle = ink('--front');
    ctx.lineWidth = 2 * ratio;
    ctx.beginPath();
    front.forEach((i, k) => {
      if (k) ctx.lineTo(px(xs[i]), py(ys[front[k - 1]]));
      ctx[k ? 'lineTo' : 'moveTo'](px(xs[i]), py(ys[i]));
    });
    ctx.stroke();
    ctx.lineWidth = ratio;
    this.intervals(ctx, px, py, front);
    ctx.beginPath();
    for (const i of front) {
      const r = 5 * ratio;
      ctx.moveTo(px(xs[i]) + r, py(ys[i]));
      ctx.arc(px(xs[i]), py(ys[i]), r, 0, 2 * Math.PI);
    }
    ctx.stroke();
  }

  nearest(event) {
    if (!this.data) return null;
    const [px, py] = this.places();
    const box = this.plot.over.getBoundingClientRect();
    const ratio = devicePixelRatio;
    const x = (event.clientX - box.left) * ratio + this.plot.bbox.left;
    const y = (event.clientY - box.top) * ratio + this.plot.bbox.top;
    let best = null;
    let least = (NEAR * ratio) ** 2;
    for (let i = 0; i < this.data.count; i++) {
      if (this.data.xs[i] === null || this.data.ys[i] === null) continue;
      const distance = (px(this.data.xs[i]) - x) ** 2 + (py(this.data.ys[i]) - y) ** 2;
      if (distance < least) { least = distance; best = i; }
    }
    return best === null ? null : {
      point: best, left: px(this.data.xs[best]) / ratio, top: py(this.data.ys[best]) / ratio,
    };
  }

  shift(dx, dy, factor = 1, atX = 0.5, atY = 0.5) {
    this.touched = true;
    this.range(moved(this.x, this.options.xLog, dx, factor, atX),
      moved(this.y, this.options.yLog, dy, factor, atY));
  }

  wheel(event) {
    event.preventDefault();
    const box = this.plot.over.getBoundingClientRect();
    this.shift(0, 0, event.deltaY > 0 ? 1.2 : 1 / 1.2, (event.clientX - box.left) / box.width,
      1 - (event.clientY - box.top) / box.height);
  }

  down(event) {
    this.from = { x: event.clientX, y: event.clientY, far: false };
    this.plot.over.setPointerCapture(event.pointerId);
  }

  move(event) {
    if (!this.from) {
      this.hovered = event;
      this.hovering ||= requestAnimationFrame(() => {
        this.hovering = 0;
        this.onHover(this.nearest(this.hovered));
      });
      return;
    }
    const dx = event.clientX - this.from.x;
    const dy = event.clientY - this.from.y;
    if (!this.from.far && Math.hypot(dx, dy) < 4) return;
    const box = this.plot.over.getBoundingClientRect();
    this.shift(-dx / box.width, dy / box.height);
    this.from = { x: event.clientX, y: event.clientY, far: true };
  }

  up(event) {
    const clicked = this.from && !this.from.far;
    this.from = null;
    const hit = clicked ? this.nearest(event) : null;
    if (hit) this.onOpen(hit.point);
  }

  close() {
    this.end();
    cancelAnimationFrame(this.pending);
    cancelAnimationFrame(this.hovering);
    this.plot.destroy();
  }
}

const KEYS = {
  ArrowLeft: [-0.1, 0, 1], ArrowRight: [0.1, 0, 1], ArrowUp: [0, 0.1, 1], ArrowDown: [0, -0.1, 1],
  '+': [0, 0, 0.8], '-': [0, 0, 1.25],
};

export function Scatter({ data, options, describe, onOpen }) {
  const element = useRef(null);
  const picture = useRef(null);
  const [hit, setHit] = useState(null);
  const open = useRef(onOpen);
  open.current = onOpen;
  useEffect(() => {
    picture.current = new Picture(element.current, options, setHit, point => open.current(point));
    return () => picture.current.close();
  }, [options.xLabel, options.yLabel, options.xLog, options.yLog]);
  useEffect(() => { picture.current.show(data); });
  const key = event => {
    if (event.key === '0') picture.current.whole();
    else if (KEYS[event.key]) picture.current.shift(...KEYS[event.key]);
    else return;
    event.preventDefault();
  };
  return html`<div class="plot" role="application" tabindex="0" onKeyDown=${key}
      aria-label="Measurements: ${options.xLabel} against ${options.yLabel}. Arrows move, plus and minus zoom, 0 shows all; the table below lists the front.">
    <div ref=${element}></div>
    ${hit && html`<div class="tip" style=${{ left: `${Math.max(0, Math.min(hit.left + 14, (element.current?.clientWidth ?? 400) - 240))}px`,
      top: `${hit.top + 16}px` }}>${describe(hit.point)}</div>`}
    <button type="button" class="corner" onClick=${() => picture.current.whole()}>Show all</button>
  </div>`;
}
