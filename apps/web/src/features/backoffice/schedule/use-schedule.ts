import { pricingOperations } from '@houseful/contract/pricing-desk';
import type { ShowDraft } from '@houseful/contract/schedule-desk';
import { scheduleDeskOperations } from '@houseful/contract/schedule-desk';
import { type DeskTitle, titlesDeskOperations } from '@houseful/contract/titles-desk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dayOf, textOf } from '../../../lib/address/search-params.ts';
import { useAddress } from '../../../lib/address/use-address.ts';
import { api, serverTime } from '../../../lib/browser.ts';
import { localDateOf } from '../../../lib/format/moments.ts';
import { deviceTimeZone } from '../device-time-zone.ts';
import { mondayOf } from '../../../lib/time/calendar.ts';

const PAGE_ITEMS = 100;
const SHELF_TITLES = 40;
/** How a show sells changes by itself. */
const WEEK_STALE_MS = 30_000;

export function useWeek(venueId: string | undefined, from: string) {
  return useQuery({
    queryKey: ['schedule-week', venueId, from],
    queryFn: () =>
      api.call(scheduleDeskOperations.getScheduleWeek, { venueId: venueId ?? '', from }),
    enabled: venueId !== undefined,
    staleTime: WEEK_STALE_MS,
    placeholderData: (before) => (before?.venue.venueId === venueId ? before : undefined),
  });
}

/** Price cards that shows can be planned by. */
export function usePriceCards(organisationId: string) {
  return useQuery({
    queryKey: ['price-cards', organisationId, 'schedule'],
    queryFn: async () => {
      const { items } = await api.call(pricingOperations.listPriceCards, {
        ...{ organisationId, limit: PAGE_ITEMS },
      });
      return items.map(({ ruleId, rule }) => ({ priceCardId: ruleId, name: rule.name }));
    },
  });
}

/** What can be put on: one's own titles and those that others share, as far as they are published and not ended. */
export function usePlayable(organisation: string, q: string) {
  return useQuery({
    queryKey: ['desk-titles', 'playable', organisation, q],
    queryFn: async (): Promise<DeskTitle[]> => {
      const asked = { q: q.trim() || undefined, limit: PAGE_ITEMS };
      const [own, shared] = await Promise.all([
        api.call(titlesDeskOperations.listDeskTitles, { ...asked, whose: 'own', organisation }),
        api.call(titlesDeskOperations.listDeskTitles, { ...asked, whose: 'shared' }),
      ]);
      return [...own.items, ...shared.items]
        .filter(({ publishedAt, endedAt }) => publishedAt !== null && endedAt === null)
        .toSorted((a, b) => b.showsToCome - a.showsToCome || a.name.localeCompare(b.name))
        .slice(0, SHELF_TITLES);
    },
    placeholderData: (before) => before,
  });
}

/** Plans shows, all or none; the board looks again afterwards. */
export function usePlan(venueId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (shows: SentDraft[]) =>
      api.call(scheduleDeskOperations.planShows, { venueId, shows }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['schedule-week', venueId] }),
  });
}

/** A draft before its usual terms are filled in. */
export type SentDraft = Omit<ShowDraft, 'terms' | 'durationMinutes'> & {
  readonly durationMinutes: number | null;
  readonly terms: Partial<ShowDraft['terms']> & Pick<ShowDraft['terms'], 'priceCardId'>;
};

/** Where one is in the programme: it stands in the address, so that a page can be kept and sent. */
export function usePlaceInProgramme() {
  const { address, change: go } = useAddress();
  const today = localDateOf(serverTime.now(), deviceTimeZone());
  return {
    venueId: textOf(address, 'venue'),
    from: mondayOf(dayOf(address, 'from') ?? today),
    day: address.get('day'),
    ...{ today, go },
  };
}
