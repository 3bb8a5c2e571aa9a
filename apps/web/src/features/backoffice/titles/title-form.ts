import type { Title, TitleKind } from '@houseful/contract/catalog';
import type { SentInputOf } from '@houseful/contract/operation';
import { TITLE_NEEDS, TITLE_PALETTE, type TitleNeed } from '@houseful/contract/title-kit';
import type { DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';

export const TITLE_KINDS = [
  ...(['movie', 'concert', 'play', 'comedy', 'match'] as const),
] satisfies readonly TitleKind[];

export const CERTIFICATES = ['U', 'UA 7+', 'UA 13+', 'UA 16+', 'A'] as const;

/** What stands in the form: numbers and days as they are typed. */
export interface TitleForm {
  readonly kind: TitleKind;
  readonly name: string;
  readonly nativeName: string;
  readonly year: string;
  readonly languages: readonly string[];
  readonly genres: readonly string[];
  readonly formats: readonly string[];
  readonly certificate: string;
  readonly durationMinutes: string;
  readonly releaseDate: string;
  readonly synopsis: string;
  readonly cast: readonly Person[];
  readonly crew: readonly Person[];
  readonly palette: readonly [string, string, string];
  readonly motif: string;
  readonly shared: boolean;
  readonly licenceFrom: string;
  readonly licenceUntil: string;
  readonly poster: ChosenPicture | null;
  readonly banner: ChosenPicture | null;
}

/** Who, and what they play or do. */
export interface Person {
  readonly name: string;
  readonly part: string;
}

/** An uploaded picture. */
export interface ChosenPicture {
  readonly imageId: string;
  readonly address: string;
}

export const EMPTY_FORM: TitleForm = {
  ...{ kind: 'movie', name: '', nativeName: '', year: '', certificate: '', durationMinutes: '' },
  ...{ languages: [], genres: [], formats: [], releaseDate: '', synopsis: '', cast: [], crew: [] },
  ...{ palette: TITLE_PALETTE, motif: 'stars', shared: false, licenceFrom: '', licenceUntil: '' },
  ...{ poster: null, banner: null },
};

export function formOf(title: DeskTitle): TitleForm {
  const { posterImageId, bannerImageId } = title;
  return {
    kind: title.kind,
    name: title.name,
    nativeName: title.nativeName ?? '',
    year: title.year === null ? '' : String(title.year),
    languages: title.languages,
    genres: title.genres,
    formats: title.formats,
    certificate: title.certificate ?? '',
    durationMinutes: title.durationMinutes === null ? '' : String(title.durationMinutes),
    releaseDate: title.releaseDate ?? '',
    synopsis: title.synopsis,
    cast: title.cast.map(({ name, role }) => ({ name, part: role })),
    crew: title.crew.map(({ name, job }) => ({ name, part: job })),
    palette: title.palette,
    motif: title.motif,
    shared: title.shared,
    licenceFrom: title.licence.from ?? '',
    licenceUntil: title.licence.until ?? '',
    poster: posterImageId === null ? null : { imageId: posterImageId, address: title.posterUrl },
    banner: bannerImageId === null ? null : { imageId: bannerImageId, address: title.bannerUrl },
  };
}

type Sent = Omit<SentInputOf<(typeof titlesDeskOperations)['createTitle']>, 'organisationId'>;

/** As it is sent. People without a name are left out; who has a name and no part is listed by the name alone. */
export function wordsOf(form: TitleForm): Sent {
  const people = (some: readonly Person[]) => some.filter(({ name }) => name.trim() !== '');
  return {
    kind: form.kind,
    name: form.name,
    nativeName: form.nativeName.trim() || null,
    year: wholeNumber(form.year),
    languages: [...form.languages],
    genres: [...form.genres],
    formats: [...form.formats],
    certificate: CERTIFICATES.find((each) => each === form.certificate) ?? null,
    durationMinutes: wholeNumber(form.durationMinutes),
    releaseDate: form.releaseDate || null,
    synopsis: form.synopsis.trim(),
    cast: people(form.cast).map(({ name, part }) => ({ name, role: part.trim() })),
    crew: people(form.crew).map(({ name, part }) => ({ name, job: part.trim() })),
    palette: [...form.palette],
    motif: form.motif as NonNullable<Sent['motif']>,
    shared: form.shared,
    licence: { from: form.licenceFrom || null, until: form.licenceUntil || null },
    posterImageId: form.poster?.imageId ?? null,
    bannerImageId: form.banner?.imageId ?? null,
  };
}

/** Only digits: what else is in the field is told at the field. */
function wholeNumber(text: string): number | null {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : null;
}

/** Fields whose text cannot be sent as it stands. */
export function flawsOf(form: TitleForm): ('name' | 'year' | 'durationMinutes' | 'licenceUntil')[] {
  const { name, year, durationMinutes, licenceFrom, licenceUntil } = form;
  const isNoNumber = (text: string) => text.trim() !== '' && !((wholeNumber(text) ?? 0) > 0);
  const flaws = {
    name: name.trim() === '',
    year: isNoNumber(year) || (year.trim() !== '' && Number(year) < 1888),
    durationMinutes: isNoNumber(durationMinutes) || Number(durationMinutes) > 1_440,
    licenceUntil: licenceFrom !== '' && licenceUntil !== '' && licenceUntil < licenceFrom,
  };
  return (Object.keys(flaws) as (keyof typeof flaws)[]).filter((field) => flaws[field]);
}

/** What has to be said before buyers see it. */
export function missingIn(form: TitleForm): TitleNeed[] {
  return TITLE_NEEDS.filter((need) => {
    const value = form[need];
    return typeof value === 'string' ? value.trim() === '' : value.length === 0;
  });
}

/** As buyers would see it. Numbers that are not said yet are 0, and the day is some day: neither is to be shown. */
export function previewOf(
  form: TitleForm,
  titleId: string,
  pictures: { posterUrl: string; bannerUrl: string },
): Title {
  const { cast, crew, ...words } = wordsOf(form);
  return {
    ...pictures,
    titleId,
    kind: form.kind,
    name: form.name,
    nativeName: words.nativeName ?? null,
    year: words.year ?? 0,
    languages: [...form.languages],
    genres: [...form.genres],
    formats: [...form.formats],
    certificate: words.certificate ?? null,
    durationMinutes: words.durationMinutes ?? 0,
    rating: null,
    releaseDate: form.releaseDate || '2100-01-01',
    priceFrom: null,
    synopsis: form.synopsis,
    cast: cast ?? [],
    crew: crew ?? [],
  };
}
