/**
 * The part of schema.org's vocabulary that our pages speak, with the properties that search
 * engines ask for (Google's guides on events, films, breadcrumbs and site search). Dates are ISO
 * 8601; addresses are absolute.
 */
export type StructuredData = FilmData | EventData | BreadcrumbsData | WebSiteData | VenueData;

export interface PersonData {
  readonly '@type': 'Person';
  readonly name: string;
}

export interface FilmData {
  readonly '@type': 'Movie';
  readonly '@id': string;
  readonly url: string;
  readonly name: string;
  readonly alternateName?: string;
  readonly image: readonly string[];
  readonly description: string;
  readonly dateCreated: string;
  readonly datePublished: string;
  readonly duration: string;
  readonly genre: readonly string[];
  readonly inLanguage: readonly string[];
  readonly contentRating?: string;
  readonly director?: readonly PersonData[];
  readonly actor?: readonly PersonData[];
}

export type EventType =
  | 'ScreeningEvent'
  | 'MusicEvent'
  | 'SportsEvent'
  | 'TheaterEvent'
  | 'ComedyEvent';

export interface EventData {
  readonly '@type': EventType;
  readonly name: string;
  readonly description: string;
  readonly image: readonly string[];
  /** In the venue's own time with its offset from UTC. */
  readonly startDate: string;
  readonly endDate: string;
  readonly eventStatus: 'https://schema.org/EventScheduled';
  readonly eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode';
  readonly inLanguage: string;
  readonly location: PlaceData;
  readonly offers?: OfferData;
  readonly performer?: readonly PersonData[];
  readonly workPresented?: { readonly '@id': string };
  readonly videoFormat?: string;
}

export interface OfferData {
  readonly '@type': 'Offer';
  readonly url: string;
  /** In whole units of the currency: `250.50`. */
  readonly price: string;
  readonly priceCurrency: string;
  readonly availability:
    | 'https://schema.org/InStock'
    | 'https://schema.org/LimitedAvailability'
    | 'https://schema.org/SoldOut';
}

export interface PlaceData {
  readonly '@type': 'MovieTheater' | 'PerformingArtsTheater' | 'StadiumOrArena';
  readonly '@id'?: string;
  readonly name: string;
  readonly url: string;
  readonly address: {
    readonly '@type': 'PostalAddress';
    readonly streetAddress: string;
    readonly addressLocality: string;
  };
  readonly geo: {
    readonly '@type': 'GeoCoordinates';
    readonly latitude: number;
    readonly longitude: number;
  };
}

export type VenueData = PlaceData & { readonly '@id': string };

export interface BreadcrumbsData {
  readonly '@type': 'BreadcrumbList';
  readonly itemListElement: readonly {
    readonly '@type': 'ListItem';
    readonly position: number;
    readonly name: string;
    readonly item: string;
  }[];
}

export interface WebSiteData {
  readonly '@type': 'WebSite';
  readonly '@id': string;
  readonly name: string;
  readonly url: string;
  readonly inLanguage: string;
  readonly potentialAction: {
    readonly '@type': 'SearchAction';
    readonly target: { readonly '@type': 'EntryPoint'; readonly urlTemplate: string };
    readonly 'query-input': string;
  };
}
