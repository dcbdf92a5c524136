// A plot of lines over one axis.
import { html, useEffect, useRef } from '/lib/preact.js';
import uPlot from '/lib/uplot.js';

// Colours that people tell apart who see few (Okabe and Ito).
export const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#d55e00', '#56b4e9'];
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]];

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
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', recoloured);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', recoloured);
  };
}

export function Lines({ label, x, series, xLabel, yLabel, height = 220 }) {
  const element = useRef(null);
  const plot = useRef(null);
  const latest = useRef(null);
  latest.current = [x, ...series.map(each => each.values)];
  const names = series.map(each => each.name).join('\n');
  useEffect(() => {
    const make = () => {
      plot.current?.destroy();
      plot.current = new uPlot({
        width: Math.max(200, element.current.clientWidth), height,
        scales: { x: { time: false } },
        axes: axes([xLabel, yLabel]),
        series: [{ label: xLabel }, ...names.split('\n').map((name, i) => ({
          label: name, stroke: COLOURS[i % COLOURS.length], width: 2, spanGaps: true,
          dash: DASHES[i % DASHES.length], points: { show: latest.current[0].length < 60, size: 5 },
        }))],
      }, latest.current, element.current);
    };
    make();
    const end = watch(element.current,
      width => plot.current.setSize({ width: Math.max(200, width), height }), make);
    return () => { end(); plot.current.destroy(); plot.current = null; };
  }, [names, xLabel, yLabel, height]);
  useEffect(() => { plot.current?.setData(latest.current); }, [x.length, series]);
  return html`<div class="plot" role="img" aria-label=${label} ref=${element}></div>`;
}

export function Spark({ rounds }) {
  const values = rounds.map(each => each.hypervolume).filter(each => each !== null);
  if (values.length < 2) return html`<p class="quiet">Hypervolume: after two rounds</p>`;
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const path = values.map((value, i) =>
    `${i ? 'L' : 'M'}${(100 * i / (values.length - 1)).toFixed(2)} ${(38 - 36 * (value - low) / span).toFixed(2)}`);
  return html`<svg class="spark" viewBox="0 0 100 40" preserveAspectRatio="none" role="img"
    aria-label="Hypervolume of ${values.length} rounds"><path d=${path.join('')} /></svg>`;
}
