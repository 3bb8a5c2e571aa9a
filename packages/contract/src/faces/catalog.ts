import type { ShowNotice } from '../booking.ts';
import type { CancellationPolicy } from '../cancellation.ts';
import type {
  catalogOperations,
  Rehearsal,
  ShowListing,
  Title,
  TitleCard,
  VenueSummary,
} from '../catalog.ts';
import type { FactPayload, PricedCategory } from '../facts.ts';
import type { Call, Face, InputOf } from '../operation.ts';
import type { OrphanRule } from '../orphan-rule.ts';
import type { PicturePurpose } from '../pictures.ts';
import type { ShowToPrice } from '../pricing-desk.ts';
import type { ShowPricing } from '../pricing.ts';
import type {
  PlannedShow,
  PlanTerms,
  scheduleDeskOperations,
  ScheduleWeek,
} from '../schedule-desk.ts';
import type { DeskShow, ShowChange, showsDeskOperations } from '../shows-desk.ts';
import type { titlesDeskOperations } from '../titles-desk.ts';

/** A show to be scheduled, with everything that is frozen when it goes on sale. */
export interface NewShow {
  readonly showId: string;
  readonly titleId: string;
  readonly venueId: string;
  readonly screenId: string;
  readonly seatMapId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly localDate: string;
  readonly localTime: string;
  readonly language: string;
  readonly format: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly categories: readonly PricedCategory[];
  /** The rules behind the prices; without them no offer can be used for the show. */
  readonly pricing?: ShowPricing | undefined;
  /** Without one: the default ladder. */
  readonly cancellation?: CancellationPolicy | undefined;
  /** Without one: the default, which is off. */
  readonly orphanRule?: OrphanRule | undefined;
  /** Without one, or null: a buyer may have as many as their holds allow. */
  readonly seatsPerBuyerMax?: number | null | undefined;
  /** What its screen is kept for around it, in minutes. Without: the screen is kept for nobody, and others may be there, too. */
  readonly turnaround?:
    | { readonly preShowMinutes: number; readonly cleanUpMinutes: number }
    | undefined;
  /** As it was planned at the desk. */
  readonly planned?: { readonly terms: PlanTerms; readonly at: string } | undefined;
}

export interface ListedShows {
  readonly date: string;
  readonly dates: string[];
  readonly venues: { venue: VenueSummary; shows: ShowListing[] }[];
}

export interface ListedVenueShows {
  readonly date: string;
  readonly dates: string[];
  readonly titles: { title: TitleCard; shows: ShowListing[] }[];
}

/** What a picture generator may know about a title. */
export interface ArtSubject {
  readonly titleId: string;
  readonly kind: Title['kind'];
  readonly name: string;
  readonly nativeName: string | null;
  readonly year: number;
  readonly genres: readonly string[];
  readonly languages: readonly string[];
  readonly certificate: string | null;
  /** Dark, accent, light: `#rrggbb`. */
  readonly palette: readonly [string, string, string];
  readonly motif: string;
  readonly credit: string;
}

/** How a title looks: what is drawn of it, and what was uploaded instead. */
export interface TitleArt {
  readonly subject: ArtSubject;
  /** How often the title was changed. */
  readonly version: number;
  /** Where the uploaded picture is; null where it is drawn. */
  readonly uploaded: Readonly<Record<PicturePurpose, string | null>>;
}

/** A title as its owner describes it; the pictures' addresses are ours, and its shows tell the price. */
export interface NewTitle extends Omit<Title, 'posterUrl' | 'bannerUrl' | 'priceFrom'> {
  readonly palette: readonly [string, string, string];
  readonly motif: string;
  /** Without a word about it, the first organisation's. */
  readonly organisationId?: string;
  /** Without a word about it, every organisation may put it on. */
  readonly shared?: boolean;
}

/** What was frozen when a show went on sale. */
export type ShowTerms = Omit<FactPayload<'catalog.show-scheduled'>, 'localDate'>;

type ShowsDeskInput<N extends keyof typeof showsDeskOperations> = InputOf<
  (typeof showsDeskOperations)[N]
>;

/** A show as the catalogue keeps it; how it sells, booking knows. */
export type KeptShow = Omit<DeskShow, 'state' | 'seats'> & {
  readonly cancelledAt: string | null;
  readonly closedAt: string | null;
};

export type KeptShowDetails = KeptShow & {
  readonly changes: readonly ShowChange[];
  /** All of the venue that buyers see, with the seat maps that new shows there get. */
  readonly screens: readonly { screenId: string; name: string; seatMapId: string }[];
};

/** As the show was sold, for the words of the fact. */
interface Sold {
  readonly terms: Pick<ShowTerms, 'label' | 'seatMapId'>;
  /** Paid orders by now. */
  readonly orders: number;
}

interface SoldOrHeld extends Sold {
  /** Whether anybody has seats of it, paid or still choosing. */
  readonly hasBuyers: boolean;
}

/**
 * Changes of one show, each with its fact and its note in the log. What is so already changes nothing, and the same key is the
 * same change. @throws no-such-show, idempotency-key-reused, show-change-refused, orders-changed
 */
export interface ShowChanges {
  cancelShow(input: ShowsDeskInput<'cancelShow'> & Sold, call: Call): Promise<void>;
  moveShow(input: ShowsDeskInput<'moveShow'> & SoldOrHeld, call: Call): Promise<void>;
  closeShow(input: ShowsDeskInput<'closeShow'>, call: Call): Promise<void>;
  openShow(input: ShowsDeskInput<'openShow'>, call: Call): Promise<void>;
}

/** A week of the programme as the catalogue knows it: how it sells, booking tells. */
export interface PlannedWeek extends Omit<ScheduleWeek, 'shows'> {
  readonly shows: PlannedShow[];
}

/** A show to be scheduled, as far as its prices ask; the room's categories are those of its seat map. */
export type PlanToPrice = Omit<ShowToPrice, 'categories'> & { readonly seatMapId: string };

type ScheduleOperations = Face<typeof scheduleDeskOperations>;

export interface CatalogFace
  extends Pick<
      ScheduleOperations,
      | 'planShows'
      | 'changeShow'
      | 'checkSchedule'
      | 'applySchedule'
      | 'getScheduleBatch'
      | 'listScheduleBatches'
    >,
    Pick<
      Face<typeof catalogOperations>,
      | 'listMovies'
      | 'listTitles'
      | 'getTitleFacets'
      | 'listTrendingTitles'
      | 'search'
      | 'getMovie'
      | 'getTitle'
    >,
    Omit<Face<typeof titlesDeskOperations>, 'drawTitle'>,
    ShowChanges {
  /** Shows within the caller's reach, without what only others know of them. */
  listDeskShows(
    input: InputOf<(typeof showsDeskOperations)['listDeskShows']>,
    call: Call,
  ): Promise<{ items: KeptShow[]; nextCursor: string | null }>;
  /** @throws no-such-show */
  getDeskShow(input: { showId: string }, call: Call): Promise<KeptShowDetails>;
  /** @throws no-such-title, no-such-city */
  listShows(input: InputOf<(typeof catalogOperations)['listTitleShows']>): Promise<ListedShows>;
  /** @throws no-such-venue */
  listVenueShows(
    input: InputOf<(typeof catalogOperations)['listVenueShows']>,
  ): Promise<ListedVenueShows>;
  /** @throws no-such-show */
  getShow(input: { showId: string }): Promise<{
    listing: ShowListing;
    title: TitleCard;
    venue: VenueSummary;
    notice?: ShowNotice;
  }>;
  /** Everything that is on of the title, of one organisation when asked, at most 1,000 shows. @throws no-such-title */
  getShowIds(input: {
    titleId: string;
    organisationId?: string;
  }): Promise<{ name: string; showIds: string[] }>;
  /** Of a published title. @throws no-such-title */
  getTitleArt(input: { titleId: string }): Promise<TitleArt>;
  /** Those of these images that some title shows. */
  imagesInUse(input: { imageIds: readonly string[] }): Promise<ReadonlySet<string>>;
  /** Adds and publishes titles that are not known yet. */
  addTitles(titles: readonly NewTitle[]): Promise<void>;
  /**
   * Tells booking to sell a copy of a show by the terms of that one; no list, search or count knows it.
   * @throws rehearsal-refused, idempotency-key-reused
   */
  rehearseShow(
    input: InputOf<(typeof catalogOperations)['rehearseShow']> & { terms: ShowTerms },
    call: Call,
  ): Promise<Rehearsal>;
  /** @throws no-such-venue */
  getScheduleWeek(
    input: InputOf<(typeof scheduleDeskOperations)['getScheduleWeek']>,
    call: Call,
  ): Promise<PlannedWeek>;
  /** Schedules shows that are not known yet and tells booking all it needs to sell them. */
  scheduleShows(shows: readonly NewShow[]): Promise<{ added: number }>;
}
