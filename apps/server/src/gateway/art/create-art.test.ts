import type { ArtSubject } from '@houseful/contract/faces/catalog';
import { describe, expect, it } from 'vitest';
import { READABLE_CONTRAST, worstContrast } from './colour.ts';
import { createArt } from './create-art.ts';
import { type Design, designFor, type Picture } from './design.ts';
import type { Box } from './draw.ts';
import { drawPoster, filmLayoutOf, filmLayouts } from './layouts/layout-table.ts';
import { drawBanner } from './layouts/wide-table.ts';
import { motifNames } from './motifs/motif-table.ts';
import { seeded } from './seeded.ts';
import { createTypefaces } from './typefaces.ts';

const SVG_BYTES_MAX = 60_000;
const PICTURES = ['poster', 'banner'] as const satisfies readonly Picture[];
const KINDS = ['movie', 'concert', 'match', 'play', 'comedy'] as const;

const art = createArt();
const face = createTypefaces();

function subject(over: Partial<ArtSubject> = {}): ArtSubject {
  return {
    titleId: 'ttl_dilwale-dulhania-le-jayenge-1995',
    kind: 'movie',
    name: 'Dilwale Dulhania Le Jayenge',
    nativeName: 'दिलवाले दुल्हनिया ले जायेंगे',
    year: 1995,
    genres: ['Romance', 'Drama'],
    languages: ['Hindi'],
    certificate: 'U',
    palette: ['#1b2a1f', '#d9a441', '#f6ead0'],
    motif: 'train',
    credit: 'Aditya Chopra',
    ...over,
  };
}

const HOSTILE: readonly (readonly [what: string, name: string])[] = [
  ['markup', `<script>alert("x")</script> & 'quotes' ]]>`],
  ['emoji alone', '🎬🍿💃'],
  ['emoji among letters', 'Love 💘 Aaj Kal'],
  ['200 letters in words', 'Long name of a very long film '.repeat(7).slice(0, 200)],
  ['200 letters in one word', 'W'.repeat(200)],
  ['many short words', 'a b c d e f g h i j k l m n o p q r s t u v w x y z'],
  ['right to left', 'فيلم قصير'],
  ['mixed directions', 'Movie \u202e evil \u202c فيلم'],
  ['Devanagari', 'तारे ज़मीन पर'],
  ['Devanagari alone with joiners', 'क्\u200dष\u200cत्र'],
  ['Tamil', 'பொன்னியின் செல்வன்'],
  ['Cyrillic', 'Летят журавли'],
  ['empty', ''],
  ['spaces', ' \n\t '],
  ['controls and half a surrogate', 'A\u0000B\u0008C\ud800D\uffff'],
  ['only marks', '\u0301\u0302\u0303'],
  ['one letter', 'M'],
  ['one digit', '7'],
  ['full stops', 'K.G.F: Chapter 2...'],
  ['colons', ':::: : ::'],
  ['a match without sides', ' v '],
  ['a match of one letter each', 'A v B'],
  ['a match of long sides', `${'Royal Challengers '.repeat(6)} v ${'Knight Riders '.repeat(6)}`],
];

/** Throws on anything that is not a well-formed document of plain drawing elements. */
function parseDrawing(svg: string): { ids: Set<string>; references: Set<string> } {
  const allowed = new Set(
    'svg title defs linearGradient radialGradient stop pattern clipPath g path rect circle ellipse use'.split(
      ' ',
    ),
  );
  const ids = new Set<string>();
  const references = new Set<string>();
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([A-Za-z]+)((?: [a-zA-Z0-9:-]+="[^"<>]*")*)(\/?)>/g,
    (_, close, name, attributes, single) => {
      if (!allowed.has(name)) throw new Error(`element ${name}`);
      for (const [, key, value] of String(attributes).matchAll(/ ([a-zA-Z0-9:-]+)="([^"]*)"/g)) {
        if (/^on|style/i.test(key ?? '')) throw new Error(`attribute ${key}`);
        if (key === 'id') {
          if (ids.has(value ?? '')) throw new Error(`id ${value} twice`);
          ids.add(value ?? '');
        }
        if (key === 'href') references.add(String(value).replace(/^#/, ''));
        for (const [, id] of String(value).matchAll(/url\(#([^)]+)\)/g)) references.add(id ?? '');
      }
      if (close) {
        if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      } else if (!single) open.push(name);
      return '';
    },
  );
  if (open.length > 0) throw new Error(`${open.join()} left open`);
  if (/[<>]/.test(rest)) throw new Error(`stray markup: ${rest.slice(0, 80)}`);
  return { ids, references };
}

const withoutLabel = (svg: string): string => svg.replace(/<title>[^<]*<\/title>/, '');

function expectSound(svg: string): void {
  const { ids, references } = parseDrawing(svg);
  for (const reference of references) expect(ids).toContain(reference);
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
  expect(withoutLabel(svg)).toMatch(/^[\x20-\x7e]*$/);
  expect(Buffer.byteLength(svg)).toBeLessThan(SVG_BYTES_MAX);
}

function overlap(a: Box, b: Box): boolean {
  const wide = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const high = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return wide > 1 && high > 1;
}

function expectLegible({ canvas }: Design): void {
  const { lettering, width, height } = canvas;
  lettering.forEach((text, i) => {
    const { x, y, w, h } = text.box;
    expect(x).toBeGreaterThanOrEqual(-0.5);
    expect(y).toBeGreaterThanOrEqual(-0.5);
    expect(x + w).toBeLessThanOrEqual(width + 0.5);
    expect(y + h).toBeLessThanOrEqual(height + 0.5);
    expect(worstContrast(text.ink, text.grounds)).toBeGreaterThanOrEqual(READABLE_CONTRAST);
    for (const other of lettering.slice(i + 1)) {
      const together = other.plane === text.plane;
      expect(overlap(together ? text.flat : text.box, together ? other.flat : other.box)).toBe(
        false,
      );
    }
  });
}

function examine(
  who: ArtSubject,
  picture: Picture,
  draw: (design: Design) => string | null,
): Design {
  const design = designFor(who, picture, face);
  const content = draw(design);
  if (content !== null) {
    expectSound(design.canvas.finish(content, who.name));
    expectLegible(design);
  }
  return design;
}

const drawing = { poster: drawPoster, banner: drawBanner } as const;

/** A title like a real one, all of it from one number. */
function anyTitle(number: number): ArtSubject {
  const rng = seeded(`title ${number}`);
  const hex = (): string => `#${rng.int(0, 0xffffff).toString(16).padStart(6, '0')}`;
  const [, hostile] = rng.pick(HOSTILE);
  return subject({
    titleId: `ttl_${number}`,
    kind: rng.pick(KINDS),
    name: rng.pick([
      'RRR',
      '83',
      'Sholay',
      'Baahubali 2: The Conclusion',
      'India v Australia, 3rd T20I',
      hostile,
    ]),
    nativeName: rng.pick([null, 'शोले', 'பொன்னியின் செல்வன்']),
    genres: [
      rng.pick(['Action', 'Romance', 'Comedy', 'Horror', 'Music', 'History', 'Sport', 'Cricket']),
    ],
    motif: rng.pick(motifNames),
    palette: [hex(), hex(), hex()],
  });
}

describe('createArt', () => {
  it('draws the same title the same way in every process', () => {
    const again = createArt();
    for (const picture of PICTURES) expect(again[picture](subject())).toBe(art[picture](subject()));
  });

  it('draws two titles differently even when only their ids differ', () => {
    for (const picture of PICTURES) {
      const drawn = Array.from({ length: 60 }, (_, i) =>
        withoutLabel(art[picture](subject({ titleId: `ttl_${i}` }))),
      );
      expect(new Set(drawn).size).toBe(drawn.length);
    }
  });

  it('spreads one kind of title over most of the layouts', () => {
    const used = Array.from({ length: 120 }, (_, i) =>
      filmLayoutOf(designFor(subject({ titleId: `ttl_${i}`, genres: [] }), 'poster', face)),
    );
    expect(new Set(used).size).toBeGreaterThanOrEqual(Object.keys(filmLayouts).length - 4);
  });

  it('has the size it promises', () => {
    expect(art.poster(subject())).toContain('viewBox="0 0 600 900"');
    expect(art.banner(subject())).toContain('viewBox="0 0 1600 700"');
  });

  it('carries the name for screen readers, escaped, and nowhere else as text', () => {
    const name = `Tom & "Jerry" <3 'n' more`;
    for (const picture of PICTURES) {
      const svg = art[picture](subject({ name }));
      expect(svg).toContain('<title>Tom &amp; &quot;Jerry&quot; &lt;3 &apos;n&apos; more</title>');
      expect(withoutLabel(svg)).not.toMatch(/Jerry/);
    }
  });

  it.each(HOSTILE)('stays sound and legible whatever the name: %s', (_, name) => {
    for (const kind of KINDS) {
      for (const picture of PICTURES) {
        for (const seed of ['a', 'b', 'c', 'd']) {
          examine(subject({ titleId: seed, name, kind }), picture, drawing[picture]);
        }
      }
    }
  });

  it.each(Object.entries(filmLayouts))('stays sound and legible in the layout %s', (_, layout) => {
    for (const [i, [, name]] of HOSTILE.entries()) {
      examine(
        subject({ titleId: `ttl_${i}`, name, motif: motifNames[i % motifNames.length] ?? 'sun' }),
        'poster',
        layout,
      );
    }
  });

  it('stays sound and legible for any palette, motif and kind', () => {
    for (let i = 0; i < 250; i += 1) {
      for (const picture of PICTURES) examine(anyTitle(i), picture, drawing[picture]);
    }
  });

  it('survives hostile text in every other field', () => {
    const evil = `"/><script>alert(1)</script>${'x'.repeat(300)}`;
    const who = subject({
      nativeName: evil,
      year: Number.NaN,
      genres: [evil, '', evil],
      languages: [evil],
      certificate: evil,
      palette: ['red', `url(javascript:alert(1))`, evil],
      motif: '__proto__',
      credit: evil,
    });
    for (const picture of PICTURES) {
      for (const kind of KINDS) {
        for (let i = 0; i < 12; i += 1)
          examine({ ...who, kind, titleId: `ttl_${i}` }, picture, drawing[picture]);
      }
    }
  });

  it('leaves a native name out when no font can draw it, and draws it when one can', () => {
    const lines = (nativeName: string | null): number => {
      const design = designFor(subject({ nativeName }), 'poster', face);
      filmLayouts['riso']?.(design);
      return design.canvas.lettering.length;
    };
    const seeds = ['தமிழ்', 'తెలుగు', 'اردو'];
    for (const name of seeds) expect(lines(name)).toBe(lines(null));
    const banner = (nativeName: string | null): string =>
      art.poster(subject({ titleId: 'native', nativeName }));
    expect(banner('தமிழ்')).toBe(banner(null));
  });

  it('takes the next best headline for a name that no font can draw', () => {
    const words = (over: Partial<ArtSubject>) =>
      designFor(subject({ name: 'பொன்னியின் செல்வன்', nativeName: null, ...over }), 'poster', face)
        .words;
    expect(words({ nativeName: 'पोन्नियिन' }).head).toBe('पोन्नियिन');
    expect(words({ credit: 'Mani Ratnam' }).head).toMatch(/Mani Ratnam$/);
    expect(words({ credit: '' }).head).toBe('Romance · Drama');
  });

  it('says both names of a match', () => {
    const design = designFor(
      subject({ kind: 'match', name: 'India v Australia, 3rd T20I', motif: 'bolt' }),
      'poster',
      face,
    );
    expect(design.words.sides).toEqual(['India', 'Australia']);
    expect(design.words.tail).toBe('3rd T20I');
  });
});
