import { useQuery } from '@tanstack/react-query';
import { pricingOperations } from '@houseful/contract/pricing-desk';
import { api } from '../../../lib/browser.ts';
import { Field } from '../../../lib/ui/field.tsx';
import { SomeOf } from '../choices/some-of.tsx';
import { TitleChoice } from '../choices/title-choice.tsx';
import { someDrawings, useCategories, useVenues } from '../choices/use-house.ts';
import { WeekdayToggles } from '../choices/weekday-toggles.tsx';
import type { OfferFieldsProps } from './offer-fields.tsx';
import { useOffersWords } from './words/offers-words.ts';

const TITLES_MAX = 500;
const CARDS_READ_MAX = 100;

/** What an offer is for: nothing chosen means all of it. */
export function ScopeFields({ form, organisationId, disabled, onChange }: OfferFieldsProps) {
  const { say } = useOffersWords();
  const { scope } = form;
  const { data: venues = [] } = useVenues(organisationId);
  const categories = useCategories(someDrawings(venues));
  const types = useTicketTypes(organisationId);
  const set = (changes: Partial<OfferForm['scope']>) =>
    onChange({ scope: { ...scope, ...changes } });
  return (
    <>
      <TitleChoice
        label={say('scope.titleIds')}
        hint={say('scope.titlesHint')}
        removeLabel={(name) => say('remove', { name })}
        {...{ organisationId, disabled, titleIds: scope.titleIds, titlesMax: TITLES_MAX }}
        onChange={(titleIds) => set({ titleIds })}
      />
      <SomeOf
        label={say('scope.venueIds')}
        addLabel={say('scope.add')}
        options={venues.map(({ venueId, name }) => ({ value: venueId, label: name }))}
        {...{ chosen: scope.venueIds, disabled }}
        onChange={(venueIds) => set({ venueIds })}
      />
      <SomeOf
        label={say('scope.categoryIds')}
        addLabel={say('scope.add')}
        options={categories.map(({ categoryId, name }) => ({ value: categoryId, label: name }))}
        {...{ chosen: scope.categoryIds, disabled }}
        onChange={(categoryIds) => set({ categoryIds })}
      />
      <SomeOf
        label={say('scope.ticketTypeIds')}
        addLabel={say('scope.add')}
        options={types}
        {...{ chosen: scope.ticketTypeIds, disabled }}
        onChange={(ticketTypeIds) => set({ ticketTypeIds })}
      />
      <WeekdayToggles
        label={say('scope.weekdays')}
        weekdays={form.weekdays}
        disabled={disabled}
        onChange={(weekdays) => onChange({ weekdays })}
      />
      <Field
        label={say('scope.formats')}
        hint={say('scope.formatsHint')}
        autoComplete="off"
        disabled={disabled}
        value={form.formats}
        onChange={({ target }) => onChange({ formats: target.value })}
      />
      {scope.showIds.length > 0 && (
        <p className="text-sm text-muted">{say('scope.shows', { count: scope.showIds.length })}</p>
      )}
    </>
  );
}

type OfferForm = OfferFieldsProps['form'];

/** The ticket types of the house's price cards, each once. */
function useTicketTypes(organisationId: string): readonly { value: string; label: string }[] {
  const { data } = useQuery({
    queryKey: ['ticket-types', organisationId],
    queryFn: () =>
      api.call(pricingOperations.listPriceCards, { organisationId, limit: CARDS_READ_MAX }),
    staleTime: 60_000,
  });
  const types = new Map<string, string>();
  for (const { rule } of data?.items ?? []) {
    for (const { ticketTypeId, name } of rule.ticketTypes) {
      if (!types.has(ticketTypeId)) types.set(ticketTypeId, name);
    }
  }
  return [...types].map(([value, label]) => ({ value, label }));
}
