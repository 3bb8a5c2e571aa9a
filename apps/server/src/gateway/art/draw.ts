/** Attributes of an element. Only colours and numbers of our own making go in: nothing is escaped. */
export type Attrs = Record<string, string | number | undefined>;

export type Point = { x: number; y: number };
export type Box = { x: number; y: number; w: number; h: number };

/** A coordinate with at most one decimal, written as short as it goes. */
export function n(value: number): string {
  const tenths = Math.round(value * 10);
  if (tenths % 10 === 0) return String(tenths / 10);
  return String(tenths / 10).replace(/^(-?)0\./, '$1.');
}

function attributes(attrs: Attrs): string {
  let out = '';
  for (const [name, value] of Object.entries(attrs)) {
    if (value === undefined) continue;
    const text =
      typeof value === 'number'
        ? String(Math.round(value * 100) / 100).replace(/^(-?)0\./, '$1.')
        : value;
    out += ` ${name}="${text}"`;
  }
  return out;
}

export function rect(box: Box, fill: string, attrs: Attrs = {}): string {
  return `<rect x="${n(box.x)}" y="${n(box.y)}" width="${n(Math.max(0, box.w))}" height="${n(Math.max(0, box.h))}" fill="${fill}"${attributes(attrs)}/>`;
}

export function circle(at: Point, radius: number, fill: string, attrs: Attrs = {}): string {
  return `<circle cx="${n(at.x)}" cy="${n(at.y)}" r="${n(radius)}" fill="${fill}"${attributes(attrs)}/>`;
}

export function ellipse(
  at: Point,
  rx: number,
  ry: number,
  fill: string,
  attrs: Attrs = {},
): string {
  return `<ellipse cx="${n(at.x)}" cy="${n(at.y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${attributes(attrs)}/>`;
}

export function path(d: string, fill: string, attrs: Attrs = {}): string {
  return `<path d="${d}" fill="${fill}"${attributes(attrs)}/>`;
}

export function stroke(d: string, colour: string, width: number, attrs: Attrs = {}): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}"${attributes(attrs)}/>`;
}

/** The outline of a circle. */
export function ring(
  at: Point,
  radius: number,
  colour: string,
  width: number,
  attrs: Attrs = {},
): string {
  return circle(at, radius, 'none', { stroke: colour, 'stroke-width': width, ...attrs });
}

export function group(content: string, attrs: Attrs = {}): string {
  return content === '' ? '' : `<g${attributes(attrs)}>${content}</g>`;
}

/** Content drawn around the origin, put in its place. */
export function place(
  content: string,
  at: Point,
  scale = 1,
  degrees = 0,
  attrs: Attrs = {},
): string {
  const turn = degrees === 0 ? '' : ` rotate(${n(degrees)})`;
  const size = scale === 1 ? '' : ` scale(${Math.round(scale * 1000) / 1000})`;
  return group(content, { transform: `translate(${n(at.x)} ${n(at.y)})${turn}${size}`, ...attrs });
}

export function use(id: string, attrs: Attrs = {}): string {
  return `<use href="#${id}"${attributes(attrs)}/>`;
}

export function polygon(points: readonly Point[]): string {
  return `M${points.map((p) => `${n(p.x)} ${n(p.y)}`).join('L')}Z`;
}

export function polyline(points: readonly Point[]): string {
  return `M${points.map((p) => `${n(p.x)} ${n(p.y)}`).join('L')}`;
}

/** A smooth open curve through all the points. */
export function curve(points: readonly Point[]): string {
  const [first] = points;
  if (first === undefined) return '';
  let d = `M${n(first.x)} ${n(first.y)}`;
  for (let i = 0; i < points.length - 1; i += 1) {
    const p1 = points[i] as Point;
    const p2 = points[i + 1] as Point;
    const p0 = points[i - 1] ?? p1;
    const p3 = points[i + 2] ?? p2;
    d += `C${n(p1.x + (p2.x - p0.x) / 6)} ${n(p1.y + (p2.y - p0.y) / 6)} ${n(p2.x - (p3.x - p1.x) / 6)} ${n(p2.y - (p3.y - p1.y) / 6)} ${n(p2.x)} ${n(p2.y)}`;
  }
  return d;
}

/** A smooth closed shape through all the points. */
export function blob(points: readonly Point[]): string {
  const count = points.length;
  const at = (i: number): Point => points[(i + count) % count] as Point;
  let d = `M${n(at(0).x)} ${n(at(0).y)}`;
  for (let i = 0; i < count; i += 1) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    d += `C${n(p1.x + (p2.x - p0.x) / 6)} ${n(p1.y + (p2.y - p0.y) / 6)} ${n(p2.x - (p3.x - p1.x) / 6)} ${n(p2.y - (p3.y - p1.y) / 6)} ${n(p2.x)} ${n(p2.y)}`;
  }
  return `${d}Z`;
}

/** A point on a circle; 0° is to the right, 90° is down. */
export function polar(centre: Point, radius: number, degrees: number): Point {
  const turn = (degrees * Math.PI) / 180;
  return { x: centre.x + Math.cos(turn) * radius, y: centre.y + Math.sin(turn) * radius };
}

export function starPoints(
  at: Point,
  outer: number,
  inner: number,
  tips: number,
  degrees = -90,
): Point[] {
  return Array.from({ length: tips * 2 }, (_, i) =>
    polar(at, i % 2 === 0 ? outer : inner, degrees + (i * 180) / tips),
  );
}

/** A wedge from the centre, for rays. */
export function wedge(at: Point, radius: number, from: number, to: number): string {
  return polygon([at, polar(at, radius, from), polar(at, radius, to)]);
}

/** An arc stroke path on a circle, up to 359°. */
export function arc(at: Point, radius: number, from: number, to: number): string {
  const a = polar(at, radius, from);
  const b = polar(at, radius, to);
  return `M${n(a.x)} ${n(a.y)}A${n(radius)} ${n(radius)} 0 ${to - from > 180 ? 1 : 0} 1 ${n(b.x)} ${n(b.y)}`;
}

export function inset(box: Box, by: number): Box {
  return { x: box.x + by, y: box.y + by, w: box.w - by * 2, h: box.h - by * 2 };
}

/** Whole numbers 0 … count - 1, to map over. */
export function upTo(count: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor(count)) }, (_, i) => i);
}
