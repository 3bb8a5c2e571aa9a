import type { Title } from '@houseful/contract/catalog';
import type { Venue } from '@houseful/contract/venues';
import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from '#platform/postgres/pool';

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
}

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
  currency: string | null;
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
