import { TITLE_PALETTE } from '@houseful/contract/title-kit';
import type { DeskTitle } from '@houseful/contract/titles-desk';
import { missingOf, type Said, stageOf } from '../rules/title-life.ts';
import type { DeskTitleRow } from './desk-titles.ts';
import type { DraftTable } from './tables.ts';
import { bannerUrl, posterUrl } from './views.ts';

/** What may be said of a title and changed again. */
export type TitleWords = Pick<
  DeskTitle,
  | 'kind'
  | 'name'
  | 'nativeName'
  | 'year'
  | 'languages'
  | 'genres'
  | 'formats'
  | 'certificate'
  | 'durationMinutes'
  | 'releaseDate'
  | 'synopsis'
  | 'cast'
  | 'crew'
  | 'palette'
  | 'motif'
  | 'shared'
  | 'licence'
  | 'posterImageId'
  | 'bannerImageId'
>;

export function wordsOf(row: DraftTable): TitleWords {
  const [dark, accent, light] = TITLE_PALETTE;
  return {
    kind: row.kind,
    name: row.name,
    nativeName: row.native_name,
    year: row.year,
    languages: row.languages,
    genres: row.genres,
    formats: row.formats,
    certificate: row.certificate,
    durationMinutes: row.duration_minutes,
    releaseDate: row.release_date,
    synopsis: row.synopsis,
    cast: row.people.cast,
    crew: row.people.crew,
    palette: [row.palette[0] ?? dark, row.palette[1] ?? accent, row.palette[2] ?? light],
    motif: row.motif,
    shared: row.shared,
    licence: { from: row.licence_from, until: row.licence_until },
    posterImageId: row.poster_image_id,
    bannerImageId: row.banner_image_id,
  };
}

/** The columns that these words stand in. */
export function columnsOf(words: TitleWords) {
  return {
    kind: words.kind,
    name: words.name,
    native_name: words.nativeName,
    year: words.year,
    languages: words.languages,
    genres: words.genres,
    formats: words.formats,
    certificate: words.certificate,
    duration_minutes: words.durationMinutes,
    release_date: words.releaseDate,
    synopsis: words.synopsis,
    people: { cast: words.cast, crew: words.crew },
    palette: [...words.palette],
    motif: words.motif,
    shared: words.shared,
    licence_from: words.licence.from,
    licence_until: words.licence.until,
    poster_image_id: words.posterImageId,
    banner_image_id: words.bannerImageId,
  } satisfies Partial<DraftTable>;
}

export function saidIn({ year, languages, genres, formats, ...row }: DraftTable): Said {
  return {
    ...{ year, languages, genres, formats, synopsis: row.synopsis },
    durationMinutes: row.duration_minutes,
    releaseDate: row.release_date,
  };
}

export function viewDeskTitle(row: DeskTitleRow, now: Date): DeskTitle {
  const life = {
    ...{ publishedAt: row.published_at, endedAt: row.ended_at },
    ...{ releaseDate: row.release_date, showsToCome: row.shows_to_come },
  };
  return {
    titleId: row.title_id,
    organisationId: row.organisation_id,
    ...wordsOf(row),
    rating: row.rating,
    stage: stageOf(life, now.toISOString().slice(0, 10)),
    missing: missingOf(saidIn(row)),
    publishedAt: row.published_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    showsToCome: row.shows_to_come,
    posterUrl: posterUrl(row),
    bannerUrl: bannerUrl(row),
    changedAt: row.changed_at.toISOString(),
  };
}
