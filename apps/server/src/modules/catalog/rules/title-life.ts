import { TITLE_NEEDS, type TitleNeed, type TitleStage } from '@houseful/contract/title-kit';

/** What a title says so far, as far as buyers need it. */
export type Said = {
  readonly [N in TitleNeed]: string | number | readonly string[] | null;
};

/** What has to be said before everybody sees it, in the order of the form. */
export function missingOf(said: Said): TitleNeed[] {
  return TITLE_NEEDS.filter((need) => {
    const value = said[need];
    return Array.isArray(value) ? value.length === 0 : value === null || value === '';
  });
}

export interface Life {
  readonly publishedAt: Date | null;
  readonly endedAt: Date | null;
  readonly releaseDate: string | null;
  readonly showsToCome: number;
}

/** Where a title is in its life on a day, as the shop's lists have it. */
export function stageOf(
  { publishedAt, endedAt, releaseDate, showsToCome }: Life,
  today: string,
): TitleStage {
  if (publishedAt === null) return 'draft';
  if (endedAt !== null) return 'ended';
  if (showsToCome > 0) return 'now';
  return releaseDate !== null && releaseDate > today ? 'coming' : 'ended';
}

/** What somebody may put on, and when. */
export interface Schedulable {
  readonly organisationId: string;
  readonly shared: boolean;
  readonly publishedAt: Date | null;
  readonly endedAt: Date | null;
  readonly licenceFrom: string | null;
  readonly licenceUntil: string | null;
}

export type NotSchedulable = 'draft' | 'ended' | 'not-shared' | 'outside-licence';

/** Why no show of the title can be added for an organisation on a day of its venue; null: it can. */
export function whyNotScheduled(
  title: Schedulable,
  { organisationId, localDate }: { organisationId: string; localDate: string },
): NotSchedulable | null {
  if (title.publishedAt === null) return 'draft';
  if (title.organisationId !== organisationId && !title.shared) return 'not-shared';
  if (title.endedAt !== null) return 'ended';
  const { licenceFrom, licenceUntil } = title;
  const early = licenceFrom !== null && localDate < licenceFrom;
  const late = licenceUntil !== null && localDate > licenceUntil;
  return early || late ? 'outside-licence' : null;
}
