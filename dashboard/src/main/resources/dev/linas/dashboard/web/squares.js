// Squares as pixels of one picture, so that tens of thousands of them fit into a frame.
const STOPS = [[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [235, 215, 40]];
const SHADES = 64;
const DARK = matchMedia('(prefers-color-scheme: dark)');

// Viridis, whose lightness grows evenly; without its darkest end on a dark ground.
function mixed(share) {
  const from = DARK.matches ? 0.25 : 0;
  const at = (from + (1 - from) * share) * (STOPS.length - 1);
  const i = Math.min(STOPS.length - 2, Math.floor(at));
  return STOPS[i].map((c, k) => Math.round(c + (STOPS[i + 1][k] - c) * (at - i)));
}

export const colour = share => `rgb(${mixed(share).join(',')})`;

export class Squares {
  constructor() {
    this.canvas = document.createElement('canvas');
    this.context = this.canvas.getContext('2d', { willReadFrequently: true });
    this.image = null;
  }

  // Draws the first points of some data, coloured by round; px and py give places on the canvas.
  draw(target, { left, top, width, height }, data, px, py, size) {
    this.resize(Math.round(width), Math.round(height));
    const { width: w, height: h } = this.canvas;
    const pixels = this.pixels;
    pixels.fill(0);
    const shades = Array.from({ length: SHADES }, (_, i) => {
      const [r, g, b] = mixed(i / (SHADES - 1));
      return (0xff000000 | b << 16 | g << 8 | r) >>> 0;
    });
    const { xs, ys, round, lastRound, count } = data;
    for (let i = 0; i < count; i++) {
      if (xs[i] === null || ys[i] === null) continue;
      const x = Math.round(px(xs[i]) - left - size / 2);
      const y = Math.round(py(ys[i]) - top - size / 2);
      if (!(x > -size && x < w && y > -size && y < h)) continue;
      const shade = shades[lastRound > 0 ? Math.round((SHADES - 1) * Math.min(1, round[i] / lastRound)) : 0];
      const from = Math.max(0, x);
      const to = Math.min(w, x + size);
      for (let row = Math.max(0, y); row < Math.min(h, y + size); row++) {
        pixels.fill(shade, row * w + from, row * w + to);
      }
    }
    this.context.putImageData(this.image, 0, 0);
    target.drawImage(this.canvas, left, top);
  }

  resize(width, height) {
    if (this.image && this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.image = this.context.createImageData(width, height);
    this.pixels = new Uint32Array(this.image.data.buffer);
  }
}
