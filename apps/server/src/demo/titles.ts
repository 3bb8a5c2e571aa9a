import { readdirSync, readFileSync } from 'node:fs';
import { Certificate, TitleKind } from '@houseful/contract/catalog';
import { Id, LocalDate } from '@houseful/contract/primitives';
import { z } from 'zod';
import { DAYS_ON_SALE } from './live-calendar.ts';
import { slug } from './slug.ts';

const DATA = new URL('data/', import.meta.url);

const LANGUAGES = [
  ...['Hindi', 'Tamil', 'Telugu', 'Malayalam', 'Kannada', 'Bengali', 'Marathi', 'Punjabi'],
  ...['Gujarati', 'English', 'Japanese', 'Korean', 'Cantonese', 'French', 'Italian', 'Persian'],
];

const FILM_GENRES = [
  ...['Action', 'Adventure', 'Animation', 'Biography', 'Comedy', 'Crime', 'Drama', 'Family'],
  ...['Fantasy', 'History', 'Horror', 'Music', 'Mystery', 'Romance', 'Science Fiction', 'Sport'],
  ...['Thriller', 'War'],
];

const LIVE_GENRES = [
  ...['Classical', 'Film Music', 'Folk Fusion', 'Fusion', 'Pop', 'Punjabi Pop', 'Rock'],
  ...['Comedy', 'Cricket', 'Drama', 'Kabaddi', 'Musical', 'Stand-up'],
];

const FILM_FORMATS = ['2D', '3D', 'IMAX 2D', 'IMAX 3D', '4DX', 'Dolby Cinema'];

const MOTIFS = [
  ...['sun', 'mountains', 'city', 'waves', 'forest', 'stars', 'rain', 'road', 'rings', 'diamond'],
  ...['flame', 'eye', 'bird', 'train', 'hands', 'mask', 'notes', 'crown', 'bolt', 'spiral'],
];

const text = z.string().trim().min(1);
const name = text.max(80);
const colour = z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour like #7c2d12');

/** What every title has. An absent `nativeName` or `certificate` is read as null. */
const titleFields = {
  titleId: Id,
  year: z.int().min(1900).max(2100),
  releaseDate: LocalDate,
  name,
  nativeName: name.nullable().default(null),
  /** The original first, dubs after it. */
  languages: distinct(z.enum(LANGUAGES), 1, 12),
  durationMinutes: z.int().min(45).max(300),
  synopsis: text.min(80).max(500),
  /** Dark, accent, light. */
  palette: z.tuple([colour, colour, colour]),
  motif: z.enum(MOTIFS),
};

const castMember = z.strictObject({ name, role: name });
const crewMember = z.strictObject({ name, job: name });

const FilmRecord = z
  .strictObject({
    ...titleFields,
    kind: z.literal('movie'),
    genres: distinct(z.enum(FILM_GENRES), 1, 4),
    certificate: Certificate,
    formats: distinct(z.enum(FILM_FORMATS), 1, FILM_FORMATS.length),
    rating: z.number().min(0).max(10).multipleOf(0.1),
    cast: z.array(castMember).min(4).max(7),
    crew: z.array(crewMember).min(2).max(8),
  })
  .superRefine(checkTitleId);

/** A film of the demo catalogue, as it stands in `data/films/`. */
export type FilmRecord = z.infer<typeof FilmRecord>;

const LiveRecord = z
  .strictObject({
    ...titleFields,
    kind: TitleKind.exclude(['movie']),
    genres: distinct(z.enum(LIVE_GENRES), 1, 4),
    certificate: Certificate.nullable().default(null),
    formats: z.tuple([z.literal('Live')]),
    /** Nobody rates an evening that has not happened yet. */
    rating: z.null(),
    cast: z.array(castMember).min(1).max(8),
    crew: z.array(crewMember).max(8),
    venueIds: distinct(Id, 1, 4),
    /** At most as long as the shop sells ahead: no title is ever missing from it. */
    repeatsEveryDays: z.int().min(1).max(DAYS_ON_SALE),
    performances: z
      .array(
        z.strictObject({
          venueId: Id,
          /** Days into the cycle of `repeatsEveryDays`. */
          dayOffset: z.int().min(0),
          /** Local time of day at the venue. */
          startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 19:30'),
        }),
      )
      .min(1)
      .max(10),
    /** Cheapest first. */
    prices: z
      .array(z.strictObject({ category: text.max(40), amountRupees: z.int().positive() }))
      .min(2)
      .max(5),
  })
  .superRefine(checkTitleId)
  .superRefine(checkPerformances)
  .superRefine(checkPrices);

/** A concert, match, play or comedy show of the demo catalogue, as it stands in `data/live/`. */
export type LiveRecord = z.infer<typeof LiveRecord>;

const ComingRecord = z
  .strictObject({
    ...titleFields,
    kind: TitleKind,
    genres: distinct(z.enum([...FILM_GENRES, ...LIVE_GENRES]), 1, 4),
    /** Given shortly before the release. */
    certificate: z.null().default(null),
    formats: distinct(z.enum([...FILM_FORMATS, 'Live']), 1, FILM_FORMATS.length),
    /** Nobody has seen it yet. */
    rating: z.null(),
    cast: z.array(castMember).max(8),
    crew: z.array(crewMember).max(8),
  })
  .superRefine(checkTitleId);

/** A film or live event that has been announced and has no show yet, as it stands in `data/coming/`. */
export type ComingRecord = z.infer<typeof ComingRecord>;

/**
 * The demo catalogue in the order of file names, then of records: every record checked to the last
 * field, every `titleId` used once.
 * @param data The folder, with a trailing slash, that holds `films/*.json`, `live/*.json` and `coming/*.json`.
 * @throws Error naming the file, the record and what is wrong with it.
 */
export function loadTitles(data: URL = DATA): {
  films: FilmRecord[];
  lives: LiveRecord[];
  coming: ComingRecord[];
} {
  const seen = new Map<string, string>();
  return {
    films: readRecords('films', data, FilmRecord, seen),
    lives: readRecords('live', data, LiveRecord, seen),
    coming: readRecords('coming', data, ComingRecord, seen),
  };
}

function readRecords<T extends z.ZodType<{ titleId: string }>>(
  folder: string,
  data: URL,
  schema: T,
  seen: Map<string, string>,
): z.infer<T>[] {
  const files = readdirSync(new URL(`${folder}/`, data)).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const path = `${folder}/${file}`;
    return parseList(path, data).map((value, index) => {
      const place = `${path}, ${titleIdOf(value) ?? `record ${index + 1}`}`;
      const parsed = schema.safeParse(value);
      if (!parsed.success) {
        throw new Error(`${place}: ${z.prettifyError(parsed.error)}`);
      }
      const { titleId } = parsed.data;
      const earlier = seen.get(titleId);
      if (earlier !== undefined) {
        throw new Error(`${place}: this titleId is already used in ${earlier}`);
      }
      seen.set(titleId, path);
      return parsed.data;
    });
  });
}

function parseList(path: string, data: URL): unknown[] {
  try {
    return z.array(z.unknown()).parse(JSON.parse(readFileSync(new URL(path, data), 'utf8')));
  } catch (cause) {
    throw new Error(`${path}: must be a JSON array of titles`, { cause });
  }
}

function titleIdOf(value: unknown): string | undefined {
  return z.object({ titleId: z.string() }).safeParse(value).data?.titleId;
}

function distinct<T extends z.ZodType<string>>(item: T, min: number, max: number) {
  return z
    .array(item)
    .min(min)
    .max(max)
    .refine((items) => new Set(items).size === items.length, 'must not repeat itself');
}

/** The id says name and year, so that it can be guessed, searched for and never silently reused. */
function checkTitleId(
  title: { titleId: string; name: string; year: number; releaseDate: string },
  context: z.RefinementCtx,
): void {
  const wanted = `ttl_${slug(title.name)}-${title.year}`;
  if (title.titleId !== wanted) {
    context.addIssue({ code: 'custom', path: ['titleId'], message: `must be ${wanted}` });
  }
  if (!title.releaseDate.startsWith(`${title.year}-`)) {
    const message = `must be in ${title.year}`;
    context.addIssue({ code: 'custom', path: ['releaseDate'], message });
  }
}

function checkPerformances(
  live: {
    venueIds: string[];
    repeatsEveryDays: number;
    performances: { venueId: string; dayOffset: number }[];
  },
  context: z.RefinementCtx,
): void {
  const playing = new Set(live.performances.map(({ venueId }) => venueId));
  if (playing.size !== live.venueIds.length || !live.venueIds.every((id) => playing.has(id))) {
    const message = 'must be exactly the venues of the performances';
    context.addIssue({ code: 'custom', path: ['venueIds'], message });
  }
  if (live.performances.some(({ dayOffset }) => dayOffset >= live.repeatsEveryDays)) {
    const message = `dayOffset must be less than repeatsEveryDays (${live.repeatsEveryDays})`;
    context.addIssue({ code: 'custom', path: ['performances'], message });
  }
}

function checkPrices(
  live: { prices: { category: string; amountRupees: number }[] },
  context: z.RefinementCtx,
): void {
  const names = new Set(live.prices.map(({ category }) => slug(category)));
  const rising = live.prices.every(
    ({ amountRupees }, index) => amountRupees > (live.prices[index - 1]?.amountRupees ?? 0),
  );
  if (names.size !== live.prices.length || !rising) {
    const message = 'must be distinct categories, cheapest first';
    context.addIssue({ code: 'custom', path: ['prices'], message });
  }
}
