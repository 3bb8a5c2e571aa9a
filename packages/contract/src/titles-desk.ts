import { z } from 'zod';
import { Certificate, TitleKind } from './catalog.ts';
import { operations } from './operation.ts';
import { PICTURE_PURPOSES } from './pictures.ts';
import { Id, Instant, LocalDate, page, pageQuery, personText } from './primitives.ts';
import { TITLE_MOTIFS, TITLE_NEEDS, TITLE_STAGES } from './title-kit.ts';

const NAME_CHARACTERS_MAX = 120;
const WORD_CHARACTERS_MAX = 40;
const SYNOPSIS_CHARACTERS_MAX = 2_000;
const VALUES_MAX = 12;
const PEOPLE_MAX = 60;

const word = personText(WORD_CHARACTERS_MAX);
const name = personText(NAME_CHARACTERS_MAX);

/** What somebody plays or does; empty where the name says it all. */
const part = z.union([z.literal(''), name]);

/** Several words, none of them twice, whatever their case. */
const distinctWords = z
  .array(word)
  .max(VALUES_MAX)
  .refine((words) => new Set(words.map((each) => each.toLowerCase())).size === words.length, {
    message: 'must not repeat itself',
  });

export const TitleStage = z.enum(TITLE_STAGES);
export const TitleNeed = z.enum(TITLE_NEEDS);
const Colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must be a colour like #7c2d12')
  .transform((colour) => colour.toLowerCase());

/** A licence to show it, in the venues' days, both included; null: without end. */
export const Licence = z.strictObject({ from: LocalDate.nullable(), until: LocalDate.nullable() });
export type Licence = z.infer<typeof Licence>;

const fields = {
  kind: TitleKind,
  name,
  nativeName: name.nullable(),
  year: z.int().min(1888).max(2200).nullable(),
  languages: distinctWords,
  genres: distinctWords,
  formats: distinctWords,
  certificate: Certificate.nullable(),
  durationMinutes: z.int().min(1).max(1_440).nullable(),
  releaseDate: LocalDate.nullable(),
  synopsis: z.union([z.literal(''), personText(SYNOPSIS_CHARACTERS_MAX)]),
  cast: z.array(z.strictObject({ name, role: part })).max(PEOPLE_MAX),
  crew: z.array(z.strictObject({ name, job: part })).max(PEOPLE_MAX),
  /** Dark, accent, light, of the poster that is drawn where none was uploaded. */
  palette: z.tuple([Colour, Colour, Colour]),
  motif: z.enum(TITLE_MOTIFS),
  /** Other organisations may put it on, too; only its own may change it. */
  shared: z.boolean(),
  licence: Licence.refine(
    ({ from, until }) => from === null || until === null || from <= until,
    'must not end before it begins',
  ),
  /** An uploaded picture of the same organisation; null: the drawn one. */
  posterImageId: Id.nullable(),
  bannerImageId: Id.nullable(),
};

/** A title as who runs it sees it; what a draft does not say yet is null or empty. */
export const DeskTitle = z.strictObject({
  titleId: Id,
  organisationId: Id,
  ...fields,
  synopsis: z.string(),
  motif: z.string(),
  palette: z.tuple([z.string(), z.string(), z.string()]),
  licence: Licence,
  rating: z.number().nullable(),
  stage: TitleStage,
  /** What has to be said before it can be published. */
  missing: z.array(TitleNeed),
  publishedAt: Instant.nullable(),
  /** By hand; null for a title of which merely nothing is to come. */
  endedAt: Instant.nullable(),
  showsToCome: z.int().nonnegative(),
  posterUrl: z.string(),
  bannerUrl: z.string(),
  changedAt: Instant,
});
export type DeskTitle = z.infer<typeof DeskTitle>;

const titleParams = z.strictObject({ titleId: Id });
const { kind: _kind, name: _name, ...rest } = fields;

const moveTitle = {
  method: 'POST',
  tag: 'Titles',
  access: 'staff',
  right: 'run-titles',
  params: titleParams,
  output: DeskTitle,
} as const;

export const titlesDeskOperations = operations({
  listDeskTitles: {
    method: 'GET',
    path: '/desk/titles',
    tag: 'Titles',
    summary: 'The titles of your organisations, and those that others share; last changed first.',
    access: 'staff',
    right: 'see-programme',
    query: z.strictObject({
      ...pageQuery,
      /** Only of this one. */
      organisation: Id.optional(),
      /** `shared`: published ones of other organisations that yours may put on. */
      whose: z.enum(['own', 'shared']).default('own'),
      stage: TitleStage.optional(),
      kind: TitleKind.optional(),
      /** Stands in one of the names. */
      q: personText(80).optional(),
    }),
    output: page(DeskTitle),
  },
  getDeskTitle: {
    method: 'GET',
    path: '/desk/titles/{titleId}',
    tag: 'Titles',
    summary: 'One title with everything that can be said about it.',
    access: 'staff',
    right: 'see-programme',
    params: titleParams,
    output: DeskTitle,
    problems: ['no-such-title'],
  },
  createTitle: {
    method: 'POST',
    path: '/desk/titles',
    tag: 'Titles',
    summary: 'Begins a title, as a draft that nobody outside sees.',
    access: 'staff',
    right: 'run-titles',
    body: z.strictObject({
      organisationId: Id,
      kind: TitleKind,
      name,
      ...z.strictObject(rest).partial().shape,
    }),
    status: 201,
    output: DeskTitle,
    problems: ['no-such-organisation', 'no-such-image', 'idempotency-key-reused'],
  },
  changeTitle: {
    method: 'PATCH',
    path: '/desk/titles/{titleId}',
    tag: 'Titles',
    summary:
      'Changes what is said of a title; fields left out stay as they are. Shows on sale keep the words they are sold by.',
    access: 'staff',
    right: 'run-titles',
    params: titleParams,
    body: z.strictObject(fields).partial(),
    output: DeskTitle,
    problems: ['no-such-title', 'no-such-image', 'title-incomplete'],
  },
  publishTitle: {
    ...moveTitle,
    path: '/desk/titles/{titleId}/publish',
    summary: 'Shows a draft to everybody, from then on; repeating it changes nothing.',
    problems: ['no-such-title', 'title-incomplete'],
  },
  endTitle: {
    ...moveTitle,
    path: '/desk/titles/{titleId}/end',
    summary:
      'No list has the title any more and no show of it can be added; shows on sale stay. Repeating it changes nothing.',
    problems: ['no-such-title', 'title-not-published'],
  },
  reopenTitle: {
    ...moveTitle,
    path: '/desk/titles/{titleId}/reopen',
    summary: 'Takes the end of a title back; repeating it changes nothing.',
    problems: ['no-such-title'],
  },
  copyTitle: {
    ...moveTitle,
    path: '/desk/titles/{titleId}/copy',
    summary: 'Begins a draft that says what this title says.',
    status: 201,
    problems: ['no-such-title', 'idempotency-key-reused'],
  },
  drawTitle: {
    method: 'POST',
    path: '/desk/titles/drawing',
    tag: 'Titles',
    summary: 'The poster or banner as it would be drawn of a title like this; nothing is kept.',
    access: 'staff',
    right: 'see-programme',
    body: z.strictObject({
      picture: z.enum(PICTURE_PURPOSES),
      /** Its drawing is drawn by it, so that two titles of one name differ. */
      titleId: Id.optional(),
      kind: TitleKind,
      name,
      nativeName: fields.nativeName.default(null),
      year: fields.year.default(null),
      languages: distinctWords.default([]),
      genres: distinctWords.default([]),
      certificate: fields.certificate.default(null),
      crew: fields.crew.default([]),
      palette: fields.palette,
      motif: fields.motif,
    }),
    contentType: 'image/svg+xml',
  },
});
