import { type City, venuesOperations } from '@houseful/contract/venues';
import { type DeskVenue, venuesDeskOperations } from '@houseful/contract/venues-desk';
import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';

const PAGE_ITEMS = 100;
const VENUES_MAX = 1_000;

/** All venues of an organisation that who looks at the page works for, by name. */
export function useVenues(organisationId: string) {
  return useQuery({
    queryKey: ['desk-venues', organisationId, 'all'],
    queryFn: async () => {
      const venues: DeskVenue[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.call(venuesDeskOperations.listDeskVenues, {
          ...{ organisation: organisationId, limit: PAGE_ITEMS, cursor },
        });
        venues.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined && venues.length < VENUES_MAX);
      return venues;
    },
    staleTime: 60_000,
  });
}

/** The cities that have venues; taxes are a matter of their states. */
export function useCities() {
  return useQuery({
    queryKey: ['cities', 'all'],
    queryFn: async (): Promise<City[]> =>
      (await api.call(venuesOperations.listCities, { limit: PAGE_ITEMS })).items,
    staleTime: 300_000,
  });
}

/** A category as the drawings of rooms name it. */
export interface NamedCategory {
  readonly categoryId: string;
  readonly name: string;
}

/** The categories of these drawings, each once, in the order of the drawings. */
export function useCategories(seatMapIds: readonly string[]): readonly NamedCategory[] {
  return useQueries({
    queries: seatMapIds.map((seatMapId) => ({
      queryKey: ['overview', seatMapId],
      queryFn: () => api.call(venuesOperations.getSeatMapOverview, { seatMapId }),
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: (results) => {
      const names = new Map<string, NamedCategory>();
      for (const { data } of results) {
        for (const category of data?.categories ?? []) {
          if (!names.has(category.categoryId)) names.set(category.categoryId, category);
        }
      }
      return [...names.values()];
    },
  });
}

const DRAWINGS_MAX = 12;

/** Drawings of the house, at most a dozen different ones: enough to know what its categories are called. */
export function someDrawings(venues: readonly DeskVenue[]): string[] {
  const ids = venues.flatMap(({ screens }) => screens.flatMap(({ seatMapId }) => seatMapId ?? []));
  return [...new Set(ids)].slice(0, DRAWINGS_MAX);
}
