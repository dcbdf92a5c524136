// A plot of lines over one axis.
import { html, useEffect, useRef } from '/lib/preact.js';
import uPlot from '/lib/uplot.js';

// Colours that people tell apart who see few (Okabe and Ito), darker or lighter than the ground.
const COLOURS = {
  light: ['#0072b2', '#b35c00', '#00795a', '#a8497f', '#5b5b00', '#3d6fd1'],
  dark: ['#56b4e9', '#e69f00', '#2fd0a0', '#e79cc6', '#f0e442', '#ff8a50'],
};
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
const DARK = matchMedia('(prefers-color-scheme: dark)');

export const ink = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function axes(labels) {
  return labels.map((label, i) => ({
    label, stroke: ink('--ink'), grid: { stroke: ink('--line'), width: 1 },
    ticks: { stroke: ink('--line'), width: 1 }, size: i === 0 ? 44 : 62, labelSize: 22,
    font: '12px system-ui', labelFont: '12px system-ui',
  }));
}

// Calls back when the width of an element changes, or the colours of the page.
export function watch(element, resized, recoloured) {
  const observer = new ResizeObserver(() => resized(element.clientWidth));
  observer.observe(element);
  DARK.addEventListener('change', recoloured);
  return () => {
    observer.disconnect();
    DARK.removeEventListener('change', recoloured);
  };
}

// Curves of different places on the axis, over all of these places: null where one has none.
export function aligned(curves) {
  const x = [...new Set(curves.flatMap(curve => curve.x))].sort((a, b) => a - b);
  const values = curves.map(curve => {
    const at = new Map(curve.x.map((place, i) => [place, curve.y[i]]));
    return x.map(place => at.get(place) ?? null);
  });
  return { x, values };
}

const wider = (_, low, high) => {
  const space = (high - low || Math.abs(high) || 1) * 0.03;
  return [low - space, high + space];
};

// With steps, a value holds until the next place (1), or from the one before (-1).
export function Lines({ label, x, series, xLabel, yLabel, height = 220, steps = 0 }) {
  const element = useRef(null);
  const plot = useRef(null);
  const latest = useRef(null);
  latest.current = [x, ...series.map(each => each.values)];
  const names = series.map(each => each.name).join('\n');
  useEffect(() => {
    const make = () => {
      plot.current?.destroy();
      const colours = COLOURS[DARK.matches ? 'dark' : 'light'];
      const paths = steps ? { paths: uPlot.paths.stepped({ align: steps }) } : {};
      plot.current = new uPlot({
        width: Math.max(200, element.current.clientWidth), height,
        scales: { x: { time: false, ...(steps ? { range: wider } : {}) } },
        axes: axes([xLabel, yLabel]),
        series: [{ label: xLabel }, ...names.split('\n').map((name, i) => ({
          label: name, stroke: colours[i % colours.length], width: 2, spanGaps: true, ...paths,
          dash: DASHES[Math.floor(i / colours.length + i) % DASHES.length],
          points: { show: steps !== 0 || latest.current[0].length < 60, size: steps ? 7 : 5 },
        }))],
      }, latest.current, element.current);
    };
    make();
    const end = watch(element.current,
      width => plot.current.setSize({ width: Math.max(200, width), height }), make);
    return () => { end(); plot.current.destroy(); plot.current = null; };
  }, [names, xLabel, yLabel, height, steps]);
  useEffect(() => { plot.current?.setData(latest.current); }, [x, series]);
  return html`<div class="plot" role="img" aria-label=${label} ref=${element}></div>`;
}

// A small line without axes, of a few dozen values.
export function Spark({ values, label }) {
  const known = values.filter(each => each !== null);
  if (known.length < 2) return html`<p class="quiet">${label}: not enough yet</p>`;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const path = known.map((value, i) =>
    `${i ? 'L' : 'M'}${(100 * i / (known.length - 1)).toFixed(2)} ${(38 - 36 * (value - low) / span).toFixed(2)}`);
  return html`<svg class="spark" viewBox="0 0 100 40" preserveAspectRatio="none" role="img"
    aria-label=${label}><path d=${path.join('')} /></svg>`;
}
