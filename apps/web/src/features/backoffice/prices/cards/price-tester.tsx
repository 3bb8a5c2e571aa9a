import type { PriceCard, Admission } from '@houseful/contract/pricing';
import { pricingOperations } from '@houseful/contract/pricing-desk';
import type { DeskVenue } from '@houseful/contract/venues-desk';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, serverTime } from '../../../../lib/browser.ts';
import { Button } from '../../../../lib/ui/button.tsx';
import { Field } from '../../../../lib/ui/field.tsx';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { SelectField } from '../../../../lib/ui/select-field.tsx';
import { useCategories, useCities, useVenues } from '../../choices/use-house.ts';
import { deviceTimeZone } from '../../device-time-zone.ts';
import { localDateOf } from '../../../../lib/format/moments.ts';
import { dayAfter } from '../../../../lib/time/calendar.ts';
import { Panel } from '../../panel.tsx';
import type { KeptRule } from '../rule-stores.ts';
import { usePricesWords } from '../words/prices-words.ts';
import { ShowPricesTable } from './show-prices-table.tsx';

const ADMISSIONS: readonly Admission[] = ['film', 'performance', 'match', 'league-match'];
/** No title's: waivers are asked for only when shows are scheduled. */
const SOME_TITLE_ID = 'any';

interface ScreenChoice {
  readonly value: string;
  readonly label: string;
  readonly venue: DeskVenue;
  readonly seatMapId: string;
  readonly formats: readonly string[];
}

/** What a show would cost by the card as it is kept, asked of the house itself; nothing is changed. */
export function PriceTester({
  kept,
  isUnsaved,
}: {
  kept: KeptRule<PriceCard>;
  isUnsaved: boolean;
}) {
  const { say } = usePricesWords();
  const screens = useScreens(kept.organisationId);
  const { data: cities = [] } = useCities();
  const [chosen, setChosen] = useState<string>();
  const [admission, setAdmission] = useState<Admission>('film');
  const [format, setFormat] = useState<string>();
  const [when, setWhen] = useState(nextEvening);
  const screen = screens.find(({ value }) => value === chosen) ?? screens[0];
  const categories = useCategories(screen ? [screen.seatMapId] : []);
  const formats = screen && screen.formats.length > 0 ? screen.formats : ['2D'];
  const asked = formats.find((each) => each === format) ?? formats[0] ?? '2D';
  const price = useMutation({
    mutationFn: ({ venue }: ScreenChoice) => {
      const [localDate = '', localTime = ''] = when.split('T');
      return api.call(pricingOperations.priceShow, {
        ...{
          organisationId: kept.organisationId,
          priceCardId: kept.ruleId,
          titleId: SOME_TITLE_ID,
        },
        ...{ venueId: venue.venueId, admission, localDate, localTime, format: asked },
        state: cities.find(({ cityId }) => cityId === venue.cityId)?.state ?? venue.cityName,
        categories: categories.map(({ categoryId, name }) => ({ categoryId, name })),
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (screen && when !== '') price.mutate(screen);
  };
  if (!screen) return null;
  return (
    <Panel title={say('tester')} detail={say('tester.detail')}>
      <form onSubmit={submit} className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={say('cards.screen')}
          value={screen.value}
          options={screens}
          onChange={setChosen}
        />
        <Field
          label={say('tester.when')}
          type="datetime-local"
          required
          value={when}
          onChange={({ target }) => setWhen(target.value)}
        />
        <SelectField
          label={say('tester.kind')}
          value={admission}
          options={ADMISSIONS.map((value) => ({ value, label: say(`admission.${value}`) }))}
          onChange={(value) => setAdmission(ADMISSIONS.find((each) => each === value) ?? 'film')}
        />
        <SelectField
          label={say('cards.format')}
          value={asked}
          options={formats.map((value) => ({ value, label: value }))}
          onChange={setFormat}
        />
        <div className="flex flex-wrap items-center gap-3 sm:col-span-2">
          <Button
            type="submit"
            look="quiet"
            busy={price.isPending}
            disabled={isUnsaved || categories.length === 0}
          >
            {say('tester.ask')}
          </Button>
          {isUnsaved && <span className="text-sm text-muted">{say('tester.saveFirst')}</span>}
        </div>
      </form>
      <ProblemNotice error={price.error} />
      <div aria-live="polite">{price.data && <ShowPricesTable prices={price.data} />}</div>
    </Panel>
  );
}

function useScreens(organisationId: string): readonly ScreenChoice[] {
  const { data: venues = [] } = useVenues(organisationId);
  return venues.flatMap((venue) =>
    venue.screens.flatMap(({ screenId, seatMapId, name, formats }) =>
      seatMapId === null
        ? []
        : [{ value: screenId, label: `${venue.name}, ${name}`, venue, seatMapId, formats }],
    ),
  );
}

/** Tomorrow at half past seven: when most people would go. */
function nextEvening(): string {
  return `${dayAfter(localDateOf(serverTime.now(), deviceTimeZone()))}T19:30`;
}
