/** A colour as `#rrggbb`. */
export type Colour = string;

type Triple = readonly [number, number, number];

/** WCAG AA for text of any size. */
export const READABLE_CONTRAST = 4.5;

const HEX = /^#[0-9a-f]{6}$/i;

export function isColour(text: string): boolean {
  return HEX.test(text);
}

function channels(colour: Colour): Triple {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

const toLinear = (c: number): number => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const fromLinear = (c: number): number =>
  c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;

function toHex(rgb: Triple): Colour {
  const byte = (c: number): string =>
    Math.round(Math.min(1, Math.max(0, c)) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${byte(rgb[0])}${byte(rgb[1])}${byte(rgb[2])}`;
}

function toOklab(colour: Colour): Triple {
  const [r, g, b] = channels(colour).map(toLinear) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function linearOf([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** Out-of-gamut colours lose chroma, never hue. */
function fromOklab([lightness, a, b]: Triple): Colour {
  const l = Math.min(1, Math.max(0, lightness));
  for (let keep = 1; keep > 0; keep -= 0.1) {
    const rgb = linearOf([l, a * keep, b * keep]);
    if (rgb.every((c) => c >= -0.002 && c <= 1.002)) {
      return toHex(rgb.map((c) => fromLinear(Math.max(0, c))) as unknown as Triple);
    }
  }
  return toHex(linearOf([l, 0, 0]).map((c) => fromLinear(Math.max(0, c))) as unknown as Triple);
}

/** How far chroma lost between opposite hues is given back. */
const CHROMA_RESCUE_MOST = 1.7;

/**
 * From `from` (share 0) to `to` (share 1), perceptually even. Opposite hues do not meet in mud: most
 * of the chroma that a straight mix loses is given back.
 */
export function mix(from: Colour, to: Colour, share: number): Colour {
  const a = toOklab(from);
  const b = toOklab(to);
  const at = (i: 0 | 1 | 2): number => a[i] + (b[i] - a[i]) * share;
  const wanted = Math.hypot(a[1], a[2]) * (1 - share) + Math.hypot(b[1], b[2]) * share;
  const got = Math.hypot(at(1), at(2));
  const rescue = got < 0.001 ? 1 : Math.min(CHROMA_RESCUE_MOST, Math.max(1, (wanted * 0.9) / got));
  return fromOklab([at(0), at(1) * rescue, at(2) * rescue]);
}

/** The same hue at another perceived lightness (0 black, 1 white); chroma scaled by `chroma`. */
export function atLightness(colour: Colour, lightness: number, chroma = 1): Colour {
  const [, a, b] = toOklab(colour);
  return fromOklab([lightness, a * chroma, b * chroma]);
}

/** Perceived lightness from 0 (black) to 1 (white). */
export function lightnessOf(colour: Colour): number {
  return toOklab(colour)[0];
}

/** Distance from grey; vivid colours are above 0.12. */
export function chromaOf(colour: Colour): number {
  const [, a, b] = toOklab(colour);
  return Math.hypot(a, b);
}

export function rotateHue(colour: Colour, degrees: number): Colour {
  const [l, a, b] = toOklab(colour);
  const turn = (degrees * Math.PI) / 180;
  return fromOklab([
    l,
    a * Math.cos(turn) - b * Math.sin(turn),
    a * Math.sin(turn) + b * Math.cos(turn),
  ]);
}

/** A colour of the given hue in degrees. */
export function fromHue(degrees: number, lightness: number, chroma: number): Colour {
  const turn = (degrees * Math.PI) / 180;
  return fromOklab([lightness, Math.cos(turn) * chroma, Math.sin(turn) * chroma]);
}

/** WCAG relative luminance. */
export function luminance(colour: Colour): number {
  const [r, g, b] = channels(colour).map(toLinear) as unknown as Triple;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const a = luminance(one);
  const b = luminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The worst contrast of an ink against any of the colours it may lie on. */
export function worstContrast(ink: Colour, grounds: readonly Colour[]): number {
  return Math.min(...grounds.map((ground) => contrast(ink, ground)));
}

/**
 * The first wished-for ink that is readable on all the grounds, else the wish pushed towards white
 * or black until it is. Grounds that span light and dark have no such ink: then the better of the two.
 */
export function readableInk(grounds: readonly Colour[], wishes: readonly Colour[]): Colour {
  for (const wish of wishes) {
    if (worstContrast(wish, grounds) >= READABLE_CONTRAST) return wish;
  }
  const end =
    worstContrast('#ffffff', grounds) >= worstContrast('#000000', grounds) ? '#ffffff' : '#000000';
  const start = wishes[0] ?? end;
  for (let share = 0.1; share < 1; share += 0.1) {
    const pushed = mix(start, end, share);
    if (worstContrast(pushed, grounds) >= READABLE_CONTRAST) return pushed;
  }
  return end;
}
