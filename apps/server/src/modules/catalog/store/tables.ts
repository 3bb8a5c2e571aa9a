import type { Title } from '@houseful/contract/catalog';
import type { PlanTerms } from '@houseful/contract/schedule-desk';
import type { DeskScreen, DeskVenue } from '@houseful/contract/venues-desk';
import type { Venue } from '@houseful/contract/venues';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from '#platform/postgres/pool';

/** A title as everybody may read it, once it is published; what a draft may leave open is in `DraftTable`. */
export interface TitleTable {
  title_id: string;
  kind: Title['kind'];
  name: string;
  native_name: string | null;
  year: number;
  languages: string[];
  genres: string[];
  formats: string[];
  certificate: Title['certificate'];
  duration_minutes: number;
  rating: number | null;
  synopsis: string;
  people: Pick<Title, 'cast' | 'crew'>;
  palette: string[];
  motif: string;
  release_date: string;
  organisation_id: string;
  shared: boolean;
  /** Null: a draft, which only who runs titles may see. */
  published_at: Date | null;
  /** By hand. */
  ended_at: Date | null;
  licence_from: string | null;
  licence_until: string | null;
  poster_image_id: string | null;
  banner_image_id: string | null;
  changed_at: Date;
  /** How often it was changed. */
  version: number;
  request_digest: string | null;
}

/** A title in any state of its life. */
export type DraftTable = Omit<TitleTable, 'year' | 'duration_minutes' | 'release_date'> & {
  year: number | null;
  duration_minutes: number | null;
  release_date: string | null;
};

export interface VenueTable {
  venue_id: string;
  city_id: string;
  city_name: string;
  name: string;
  kind: Venue['kind'];
  address: string;
  latitude: number;
  longitude: number;
  time_zone: string;
  screens: Venue['screens'];
  organisation_id: string;
  version: number;
  /** Of its city; null where venues has not told yet, as are the next two. */
  state: string | null;
  /** Null: open at all hours. */
  opening_hours: DeskVenue['openingHours'];
  /** All of them, as those who run it see them. */
  desk_screens: DeskScreen[] | null;
}

export interface ShowTable {
  show_id: string;
  title_id: string;
  venue_id: string;
  city_id: string;
  screen_id: string;
  screen_name: string;
  starts_at: Date;
  ends_at: Date;
  local_date: string;
  local_time: string;
  language: string;
  format: string;
  /** In minor units; null for shows that were scheduled before it was kept. */
  price_from: number | null;
  /** The announced step of its prices that `price_from` is of; 0 before any. */
  price_step: number;
  currency: string | null;
  /** By the house, for good; it is in no list for buyers any more. */
  cancelled_at: Date | null;
  /** Its sale was stopped by hand. */
  closed_at: Date | null;
  moved_at: Date | null;
  /** When it was to begin before it was moved last. */
  moved_from: Date | null;
  /** The house's own words about its last change. */
  message: string | null;
  /** How often it was changed. */
  version: number;
  pre_show_minutes: number;
  clean_up_minutes: number;
  /** From the doors until the screen is clean, as PostgreSQL writes a range; null: the screen is not kept for it. */
  occupied: string | null;
  price_card_id: string | null;
  /** Null where it came ready made. */
  terms: PlanTerms | null;
  planned_at: Date | null;
}

export interface CatalogTables {
  'catalog.titles': TitleTable;
  'catalog.venues': VenueTable;
  'catalog.shows': ShowTable;
}

export type CatalogDb = Kysely<CatalogTables>;

/** Typed reads for discovery, whose filters come in every combination. */
export function catalogDb(pool: Pool): CatalogDb {
  return new Kysely<CatalogTables>({ dialect: new PostgresDialect({ pool }) });
}
