import { venuesOperations } from '@houseful/contract/venues';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { usePricesWords } from '../words/prices-words.ts';

interface AddCategoriesProps {
  venues: readonly DeskVenue[];
  categoryIds: readonly string[];
  onChange: (categoryIds: readonly string[]) => void;
}

/** Gives the grids a row for each category of a screen, and takes rows that nobody wants away. */
export function AddCategories({ venues, categoryIds, onChange }: AddCategoriesProps) {
  const { say } = usePricesWords();
  const queries = useQueryClient();
  const screens = venues.flatMap((venue) =>
    venue.screens.flatMap(({ seatMapId, name }) =>
      seatMapId === null ? [] : [{ value: seatMapId, label: `${venue.name}, ${name}` }],
    ),
  );
  const [chosen, setChosen] = useState<string>();
  const seatMapId = chosen ?? screens[0]?.value;
  const add = useMutation({
    mutationFn: (asked: string) =>
      queries.fetchQuery({
        queryKey: ['overview', asked],
        queryFn: () => api.call(venuesOperations.getSeatMapOverview, { seatMapId: asked }),
        staleTime: Number.POSITIVE_INFINITY,
      }),
    onSuccess: ({ categories }) =>
      onChange([...new Set([...categoryIds, ...categories.map((each) => each.categoryId)])]),
  });
  if (seatMapId === undefined)
    return <p className="text-sm text-muted">{say('cards.noScreens')}</p>;
  return (
    <div className="flex w-full min-w-0 flex-wrap items-end gap-3">
      <div className="min-w-0 flex-1 basis-60">
        <SelectField
          label={say('cards.screen')}
          value={seatMapId}
          options={screens}
          onChange={setChosen}
        />
      </div>
      <Button look="quiet" busy={add.isPending} onClick={() => add.mutate(seatMapId)}>
        {say('cards.addCategories')}
      </Button>
      {categoryIds.length > 0 && (
        <Button look="plain" onClick={() => onChange([])}>
          {say('cards.dropCategories')}
        </Button>
      )}
      <ProblemNotice error={add.error} />
    </div>
  );
}
