/** @jsxImportSource preact */
import type { CheckInList, GateShow } from '@houseful/contract/gate';
import { useState } from 'preact/hooks';
import { ForgetDevice } from './forget-device.tsx';
import { useGate, useGateState } from './gate-context.ts';
import { LanguageChoice } from './parts.tsx';

/** A list that can be chosen, with the shows it is for. */
interface Offer {
  readonly list: CheckInList;
  readonly shows: readonly GateShow[];
}

function offersOf(shows: readonly GateShow[]): Offer[] {
  const lists = new Map(
    shows
      .flatMap((show) => show.lists.filter(({ closed }) => !closed))
      .map((it) => [it.listId, it]),
  );
  return [...lists.values()].map((list) => ({
    list,
    shows: shows.filter(({ showId }) => list.showIds.includes(showId)),
  }));
}

/** Which show, which list, which gate; the next show is chosen already, so that one tap is enough. */
export function ChooseScreen() {
  const { gate, words, signals } = useGate();
  const { device } = useGateState();
  const { t } = words;
  const offers = offersOf(device?.desk?.shows ?? []);
  const kept = device?.choice;
  const [listId, setListId] = useState(kept?.listId ?? offers[0]?.list.listId ?? '');
  const [gateName, setGateName] = useState(kept?.gate ?? '');
  const offer = offers.find(({ list }) => list.listId === listId) ?? offers[0];
  const gates = [...new Set(offer?.shows.flatMap((show) => show.gates) ?? [])].toSorted();

  return (
    <main class="mx-auto flex w-full max-w-md flex-col gap-5 p-5">
      <LanguageChoice />
      <h1 class="text-2xl font-bold">{t('choose.heading')}</h1>
      {device?.desk && (
        <p class="text-muted">{t('choose.scanner', { name: device.desk.device.name })}</p>
      )}
      <VenueChoice />
      {offer ? (
        <form
          class="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            signals.allowSound();
            const chosen = gates.includes(gateName) ? gateName : null;
            void gate.choose({
              listId: offer.list.listId,
              showIds: offer.list.showIds,
              gate: chosen,
            });
          }}
        >
          <fieldset class="flex flex-col gap-2">
            <legend class="mb-2 font-semibold">{t('choose.shows')}</legend>
            {offers.map((each) => (
              <label key={each.list.listId} class="card flex items-start gap-3">
                <input
                  type="radio"
                  name="list"
                  value={each.list.listId}
                  class="mt-1 size-5"
                  checked={each.list.listId === offer.list.listId}
                  onChange={() => setListId(each.list.listId)}
                />
                <OfferText offer={each} />
              </label>
            ))}
          </fieldset>
          {gates.length > 1 && (
            <fieldset class="flex flex-wrap gap-2">
              <legend class="mb-2 font-semibold">{t('choose.gate')}</legend>
              {['', ...gates].map((each) => (
                <button
                  key={each}
                  type="button"
                  class="chip"
                  aria-pressed={each === gateName}
                  onClick={() => setGateName(each)}
                >
                  {each === '' ? t('choose.everyGate') : each}
                </button>
              ))}
            </fieldset>
          )}
          <button type="submit" class="button text-lg">
            {t('choose.start')}
          </button>
        </form>
      ) : (
        <p>
          {t(
            device?.venueId === null && (device.desk?.venues.length ?? 0) > 1
              ? 'choose.venueFirst'
              : 'choose.none',
          )}
        </p>
      )}
      <ForgetDevice />
    </main>
  );
}

/** Of a scanner that is for several venues. */
function VenueChoice() {
  const { gate, words } = useGate();
  const { device } = useGateState();
  const venues = device?.desk?.venues ?? [];
  if (venues.length < 2) return null;
  return (
    <label class="flex flex-col gap-1 font-semibold">
      {words.t('choose.venue')}
      <select
        class="field"
        value={device?.venueId ?? ''}
        onChange={({ currentTarget }) => void gate.standAt(currentTarget.value)}
      >
        <option value="" disabled>
          {words.t('choose.venueFirst')}
        </option>
        {venues.map(({ venueId, name }) => (
          <option key={venueId} value={venueId ?? ''}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function OfferText({ offer: { list, shows } }: { offer: Offer }) {
  const { words } = useGate();
  return (
    <span class="flex flex-col">
      {shows.map(({ showId, label }) => (
        <span key={showId}>
          <strong>{label.titleName}</strong>
          <span class="block text-sm text-muted">
            {words.t('choose.screenAt', {
              screen: `${label.venueName}, ${label.screenName}`,
              time: words.time(label.startsAt, label.timeZone),
            })}
          </span>
        </span>
      ))}
      <span class="text-sm">{list.name ?? words.t('choose.ownList')}</span>
    </span>
  );
}
