// Numbers and times for people.
export function number(value) {
  if (value === null || value === undefined) return '–';
  const size = Math.abs(value);
  if (Number.isInteger(value) && size < 1e7) return String(value);
  return size !== 0 && (size < 1e-3 || size >= 1e7) ? value.toExponential(3) : String(Number(value.toPrecision(4)));
}

export function ago(now, at) {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ago`;
  return `${Math.floor(seconds / 86400)} d ago`;
}

export function time(at) {
  return at === null ? '–' : new Date(at).toISOString().replace('T', ' ').slice(0, 19) + ' UTC';
}
