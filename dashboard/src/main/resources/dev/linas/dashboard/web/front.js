// The front of two objectives, kept up to date point by point.
export class Front {
  constructor(xs, ys, xGoal, yGoal) {
    this.xs = xs;
    this.ys = ys;
    this.xSign = xGoal === 'maximize' ? -1 : 1;
    this.ySign = yGoal === 'maximize' ? -1 : 1;
    this.members = []; // by the first cost ascending, so by the second descending
    this.count = 0;
  }

  // Takes the first so many points; starts anew where that is fewer than before.
  take(count) {
    if (count < this.count) {
      this.members = [];
      this.count = 0;
    }
    for (; this.count < count; this.count++) this.add(this.count);
    return this.members;
  }

  add(point) {
    if (this.xs[point] === null || this.ys[point] === null) return;
    const x = this.xSign * this.xs[point];
    const y = this.ySign * this.ys[point];
    const members = this.members;
    let low = 0;
    let high = members.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.xSign * this.xs[members[middle]] < x) low = middle + 1; else high = middle;
    }
    if (low > 0 && this.ySign * this.ys[members[low - 1]] <= y) return;
    if (low < members.length && this.xSign * this.xs[members[low]] === x
        && this.ySign * this.ys[members[low]] <= y) return;
    let end = low;
    while (end < members.length && this.ySign * this.ys[members[end]] >= y) end++;
    members.splice(low, end - low, point);
  }
}

const MOST_ROWS = 10_000;

// Share of an objective's variance that the options of each variable alone explain, 0..1; of many
// points every so manieth.
export function importance(genomes, values, variables) {
  const rows = [];
  const step = Math.max(1, Math.ceil(values.length / MOST_ROWS));
  for (let i = 0; i < values.length; i += step) if (values[i] !== null) rows.push(i);
  const mean = rows.reduce((sum, i) => sum + values[i], 0) / rows.length;
  const total = rows.reduce((sum, i) => sum + (values[i] - mean) ** 2, 0);
  return variables.map((variable, v) => {
    const sums = new Array(256).fill(0);
    const counts = new Array(256).fill(0);
    for (const i of rows) {
      sums[genomes[i][v]] += values[i];
      counts[genomes[i][v]]++;
    }
    let between = 0;
    sums.forEach((sum, o) => { if (counts[o]) between += counts[o] * (sum / counts[o] - mean) ** 2; });
    return { name: variable.name, variable: v, share: total > 0 ? between / total : 0 };
  }).sort((a, b) => b.share - a.share);
}
