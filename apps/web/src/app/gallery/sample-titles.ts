import type { TitleCard } from '@houseful/contract/catalog';

/** A picture that is there without any demo. */
const ART = '/favicon.svg';

const FILM: TitleCard = {
  titleId: 'film',
  kind: 'movie',
  name: 'Sholay',
  nativeName: 'शोले',
  year: 1975,
  languages: ['Hindi'],
  genres: ['Action', 'Drama'],
  formats: ['2D'],
  certificate: 'UA 13+',
  durationMinutes: 204,
  rating: 8.1,
  releaseDate: '2026-08-15',
  priceFrom: { amount: 24_000, currency: 'INR' },
  posterUrl: ART,
  bannerUrl: ART,
};

/** As it mostly is, as long as it can be, and not out yet. */
export const SAMPLE_FILMS: readonly TitleCard[] = [
  FILM,
  {
    ...FILM,
    titleId: 'long',
    name: 'Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb',
    languages: ['English', 'Hindi', 'Tamil', 'Telugu', 'Malayalam'],
    rating: 10,
  },
  { ...FILM, titleId: 'coming', releaseDate: '2027-01-15', rating: null, priceFrom: null },
];

export const SAMPLE_CONCERT: TitleCard = {
  ...FILM,
  titleId: 'concert',
  kind: 'concert',
  name: 'An Evening of Ragas by the River',
  genres: ['Classical'],
  certificate: null,
  rating: null,
};
