// Numbers, times and options for people.
export function number(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e10) return size < 1e4 ? String(value) : value.toLocaleString('en');
  return size !== 0 && (size < 1e-3 || size >= 1e7) ? value.toExponential(3) : String(Number(value.toPrecision(4)));
}

export function duration(millis) {
  if (millis < 1000) return `${number(Number((millis / 1000).toPrecision(2)))} s`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min`;
  return `${Math.floor(seconds / 86400)} d`;
}

// The name of a metric of a pool, and what such a name says; nothing if it is none.
export const idOf = ({ metric, pool }) => `${metric}@${pool}`;
export function parsedId(id) {
  const at = id.lastIndexOf('@');
  return at > 0 && at < id.length - 1 ? { metric: id.slice(0, at), pool: id.slice(at + 1) } : null;
}

export const ago = (now, at) => `${duration(Math.max(1000, now - at))} ago`;

export function time(at) {
  return at === null || at === undefined ? '–' : new Date(at).toISOString().replace('T', ' ').slice(0, 19) + ' UTC';
}

// The options of a point by name.
export const optionsOf = (data, point) => data.variables
  .map((variable, v) => `${variable.name} ${variable.options[data.genome[point][v]]}`).join(', ');
