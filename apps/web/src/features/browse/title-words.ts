import type { TitleCard, TitleKind } from '@houseful/contract/catalog';

const KIND_WORDS: Record<TitleKind, string> = {
  movie: 'Film',
  concert: 'Concert',
  match: 'Match',
  play: 'Play',
  comedy: 'Comedy',
};

export function kindWord(kind: TitleKind): string {
  return KIND_WORDS[kind];
}

/** `UA 13+ · Hindi, Tamil`, the line under a poster. */
export function cardLine(title: TitleCard): string {
  return [title.certificate, title.languages.join(', ')].filter(Boolean).join(' · ');
}
