import type { Employment } from '@houseful/contract/organisations';
import type { VenueKind } from '@houseful/contract/venues';
import { venuesDeskOperations } from '@houseful/contract/venues-desk';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../../lib/browser.ts';
import { checkName, type FieldCheck } from '../../../lib/forms/field-checks.ts';
import { FormProblem } from '../../../lib/forms/form-problem.tsx';
import { textOf } from '../../../lib/forms/form-text.ts';
import { useForm } from '../../../lib/forms/use-form.ts';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { SelectField } from '../../../lib/ui/select-field.tsx';
import { deviceTimeZone } from '../device-time-zone.ts';
import { usePlacesWords } from './words/places-words.ts';

export const VENUE_KINDS = [
  ...(['multiplex', 'single-screen', 'theatre', 'arena', 'stadium'] as const),
] satisfies VenueKind[];

const NEW_CITY = '';
const checkSomething: FieldCheck = (text) => (text.trim() === '' ? 'fieldWrong' : null);
const checkDegrees =
  (max: number): FieldCheck =>
  (text) =>
    text.trim() !== '' && Math.abs(Number(text)) <= max ? null : 'fieldWrong';
const CHECKS = {
  name: checkName,
  address: checkSomething,
  latitude: checkDegrees(90),
  longitude: checkDegrees(180),
};

/** Registers a theatre: what it is called, where it stands, and by whose clocks. */
export function NewVenue({ employment }: { employment: Employment }) {
  const { say } = usePlacesWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { organisationId } = employment.organisation;
  const [kind, setKind] = useState<VenueKind>('multiplex');
  const [chosen, setChosen] = useState<string>();
  const cities = useQuery({
    queryKey: ['known-cities'],
    queryFn: () => api.call(venuesDeskOperations.listKnownCities, {}),
  });
  const cityId = chosen ?? cities.data?.items[0]?.cityId ?? NEW_CITY;
  const city = cities.data?.items.find((known) => known.cityId === cityId);
  const create = useMutation({
    mutationFn: (form: FormData) =>
      api.call(venuesDeskOperations.createVenue, {
        ...{ organisationId, kind, name: textOf(form, 'name'), address: textOf(form, 'address') },
        latitude: Number(textOf(form, 'latitude')),
        longitude: Number(textOf(form, 'longitude')),
        city: city
          ? { cityId: city.cityId }
          : {
              name: textOf(form, 'cityName'),
              state: textOf(form, 'state'),
              timeZone: textOf(form, 'timeZone'),
            },
      }),
    onSuccess: async ({ venueId }) => {
      await queries.invalidateQueries({ queryKey: ['desk-venues'] });
      await navigate(`/desk/venues/${venueId}`);
    },
  });
  const checks = city
    ? CHECKS
    : { ...CHECKS, cityName: checkSomething, state: checkSomething, timeZone: checkSomething };
  const { form, errors } = useForm({ checks, error: create.error, onSubmit: create.mutate });
  return (
    <form {...form} className="flex max-w-xl flex-col gap-4" aria-label={say('venue.register')}>
      <Field label={say('venue.name')} name="name" required error={errors['name']} />
      <SelectField
        label={say('venue.kind')}
        value={kind}
        options={VENUE_KINDS.map((value) => ({ value, label: say(`kind.${value}`) }))}
        onChange={(value) => setKind(value as VenueKind)}
      />
      <SelectField
        label={say('venue.city')}
        value={cityId}
        options={[
          ...(cities.data?.items ?? []).map((known) => ({
            value: known.cityId,
            label: `${known.name}, ${known.state}`,
          })),
          { value: NEW_CITY, label: say('venue.newCity') },
        ]}
        onChange={setChosen}
      />
      {!city && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={say('venue.cityName')}
            name="cityName"
            required
            error={errors['cityName']}
          />
          <Field label={say('venue.state')} name="state" required error={errors['state']} />
          <Field
            label={say('venue.timeZone')}
            hint={say('venue.timeZoneHint')}
            name="timeZone"
            required
            defaultValue={deviceTimeZone()}
            error={errors['timeZone']}
          />
        </div>
      )}
      <Field
        label={say('venue.address')}
        name="address"
        autoComplete="street-address"
        required
        error={errors['address']}
      />
      <Pin {...{ errors, city }} />
      <FormProblem error={create.error} />
      <Button type="submit" busy={create.isPending}>
        {say('venue.register')}
      </Button>
    </form>
  );
}

interface PinProps {
  errors: Readonly<Record<string, string | undefined>>;
  /** Where the pin stands until it is put somewhere else. */
  city: { latitude: number; longitude: number } | undefined;
}

/** Where buyers are led to. No map is asked from afar: the device, or a map of one's own, tells the numbers. */
function Pin({ errors, city }: PinProps) {
  const { say } = usePlacesWords();
  const [here, setHere] = useState<{ latitude: number; longitude: number }>();
  const at = here ?? city;
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="pb-1 text-sm font-medium">{say('venue.pin')}</legend>
      <Field
        key={`latitude ${at?.latitude}`}
        label={say('venue.latitude')}
        name="latitude"
        inputMode="decimal"
        required
        defaultValue={at?.latitude ?? ''}
        error={errors['latitude']}
      />
      <Field
        key={`longitude ${at?.longitude}`}
        label={say('venue.longitude')}
        name="longitude"
        inputMode="decimal"
        required
        defaultValue={at?.longitude ?? ''}
        error={errors['longitude']}
      />
      <div className="sm:col-span-2">
        <Button
          look="quiet"
          size="small"
          onClick={() =>
            navigator.geolocation?.getCurrentPosition(({ coords: { latitude, longitude } }) =>
              setHere({ latitude: roundTo(latitude), longitude: roundTo(longitude) }),
            )
          }
        >
          {say('venue.here')}
        </Button>
      </div>
    </fieldset>
  );
}

/** To a metre. */
function roundTo(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}
