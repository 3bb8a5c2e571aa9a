import type { TitleCard, TitleFacets } from '@houseful/contract/catalog';
import type { City } from '@houseful/contract/venues';
import clsx from 'clsx';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Form, Link, useNavigate, useNavigation } from 'react-router';
import { useWords } from '../../../lib/i18n/words.ts';
import { Button, ButtonLink } from '../../../lib/ui/button.tsx';
import { DropLink } from '../../../lib/ui/chip.tsx';
import { FilterIcon } from '../../../lib/ui/icons.tsx';
import { EmptyState } from '../../../lib/ui/page.tsx';
import { PosterCard } from '../../../lib/ui/poster-card.tsx';
import { KindLinks } from '../city/kind-links.tsx';
import { FacetPanel } from './facet-panel.tsx';
import { filterWord, listHeading } from './filter-words.ts';
import {
  type Chosen,
  chosenValues,
  cleared,
  type TitleChoice,
  without,
  writeChoice,
} from './title-choice.ts';
import { SortChoice } from './sort-choice.tsx';

const FilterSheet = lazy(async () => ({
  default: (await import('./filter-sheet.tsx')).FilterSheet,
}));

export interface TitleListData {
  readonly city: City;
  readonly choice: TitleChoice;
  readonly facets: TitleFacets;
  readonly titles: readonly TitleCard[];
  /** How many the address asks for next, when there are more. */
  readonly next: number | null;
  /** When nothing fits: what to drop, and how many titles there are then. */
  readonly waysOut: readonly { readonly drop: Chosen; readonly count: number }[];
}

/** A city's titles, narrowed; everything that is chosen stands in the address. */
export function TitleList({ city, facets, titles, next, waysOut, ...loaded }: TitleListData) {
  const words = useWords();
  const { t, number } = words;
  const navigate = useNavigate();
  const navigation = useNavigation();
  const base = `/${city.cityId}/titles`;
  const busy = navigation.location?.pathname === base;
  // What was just chosen shows at once, and not when the list has come.
  const [wanted, setWanted] = useState<TitleChoice | null>(null);
  useEffect(() => setWanted(null), [loaded.choice]);
  const choice = wanted ?? loaded.choice;
  const addressOf = (one: TitleChoice) => base + writeChoice(one);
  const go = (one: TitleChoice) => {
    setWanted(one);
    void navigate(addressOf(one), { preventScrollReset: true });
  };
  const chosen = chosenValues(choice);
  return (
    <>
      <h1 className="font-sign text-2xl break-words sm:text-3xl">
        {listHeading(choice, city, words)}
      </h1>
      <StatusLinks choice={choice} addressOf={addressOf} />
      <KindLinks
        counts={facets.facets.kind}
        current={choice.kind}
        addressOf={(kind) => addressOf({ ...choice, kind })}
      />
      <div className="grid gap-x-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <Form
          method="get"
          action={base}
          className="hidden lg:block"
          aria-label={t('filters.title')}
          preventScrollReset
        >
          <FacetPanel facets={facets.facets} choice={choice} onChange={go} />
          <noscript>
            <Button type="submit">{t('filters.apply')}</Button>
          </noscript>
        </Form>
        <div className="flex min-w-0 flex-col gap-4">
          <div className="flex flex-wrap items-center gap-2">
            <FilterButton
              {...{ city, facets }}
              choice={choice}
              chosen={chosen.length}
              onApply={go}
            />
            <p
              role="status"
              className="order-last w-full text-sm text-muted lg:order-none lg:w-auto"
            >
              {t('filters.count', { count: facets.total, number: number(facets.total) })}
            </p>
            <SortChoice choice={choice} onChange={go} />
          </div>
          <ChosenFilters chosen={chosen} choice={choice} addressOf={addressOf} />
          {titles.length > 0 ? (
            <Posters {...{ titles, city }} busy={busy} />
          ) : (
            <NothingFits {...{ waysOut, choice, addressOf }} />
          )}
          {next !== null && (
            <MoreTitles
              to={withShown(addressOf(loaded.choice), next)}
              shown={titles.length}
              total={facets.total}
            />
          )}
        </div>
      </div>
    </>
  );
}

interface FilterButtonProps {
  city: City;
  choice: TitleChoice;
  facets: TitleFacets;
  chosen: number;
  onApply: (choice: TitleChoice) => void;
}

function FilterButton({ city, choice, facets, chosen, onApply }: FilterButtonProps) {
  const { t, number } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        look="quiet"
        size="small"
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="lg:hidden"
      >
        <FilterIcon />
        {chosen > 0 ? t('filters.openCount', { total: number(chosen) }) : t('filters.open')}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <FilterSheet
            cityId={city.cityId}
            choice={choice}
            facets={facets}
            onApply={(wanted) => {
              setOpen(false);
              onApply(wanted);
            }}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

interface ChoiceProps {
  choice: TitleChoice;
  addressOf: (choice: TitleChoice) => string;
}

/** On sale, or still to come. Most filters say something about both. */
function StatusLinks({ choice, addressOf }: ChoiceProps) {
  const { t } = useWords();
  return (
    <nav
      aria-label={t('filters.statusNav')}
      className="flex flex-wrap gap-x-6 border-b border-line font-semibold"
    >
      {(['now', 'coming'] as const).map((status) => (
        <Link
          key={status}
          preventScrollReset
          to={addressOf({ ...choice, status })}
          aria-current={status === choice.status ? 'page' : undefined}
          className="-mb-px flex min-h-11 items-center border-b-3 border-transparent text-muted hover:text-ink aria-[current=page]:border-bulb aria-[current=page]:text-bulb"
        >
          {t(`filters.${status}Tab`)}
        </Link>
      ))}
    </nav>
  );
}

function ChosenFilters({ chosen, choice, addressOf }: ChoiceProps & { chosen: readonly Chosen[] }) {
  const words = useWords();
  const { t } = words;
  if (chosen.length === 0) return null;
  return (
    <ul aria-label={t('filters.chosen')} className="flex flex-wrap gap-2">
      {chosen.map((one) => {
        const name = filterWord(one.dimension, one.value, words);
        return (
          <li key={`${one.dimension}/${one.value}`} className="max-w-full">
            <DropLink
              to={addressOf(without(choice, one))}
              name={t('filters.drop', { name })}
              preventScrollReset
            >
              {name}
            </DropLink>
          </li>
        );
      })}
      <li>
        <Link
          to={addressOf(cleared(choice))}
          preventScrollReset
          className="inline-flex min-h-10 items-center px-2 text-sm font-semibold text-bulb underline-offset-4 hover:underline"
        >
          {t('filters.clear')}
        </Link>
      </li>
    </ul>
  );
}

interface PostersProps {
  titles: readonly TitleCard[];
  city: City;
  busy: boolean;
}

function Posters({ titles, city, busy }: PostersProps) {
  const EAGER = 4;
  return (
    <ul
      aria-busy={busy}
      className={clsx(
        'grid grid-cols-2 gap-x-4 gap-y-7 xs:grid-cols-3 md:grid-cols-4 xl:grid-cols-5',
        busy && 'opacity-60',
      )}
    >
      {titles.map((title, place) => (
        <li key={title.titleId}>
          <PosterCard
            title={title}
            to={`/titles/${title.titleId}?city=${city.cityId}`}
            eager={place < EAGER}
          />
        </li>
      ))}
    </ul>
  );
}

interface NothingFitsProps extends ChoiceProps {
  waysOut: TitleListData['waysOut'];
}

function NothingFits({ waysOut, choice, addressOf }: NothingFitsProps) {
  const words = useWords();
  const { t, number } = words;
  const [first] = waysOut;
  return (
    <EmptyState
      title={t('filters.noFit')}
      action={
        <div className="mt-2 flex flex-col gap-2">
          {waysOut.map(({ drop, count }) => (
            <ButtonLink
              key={`${drop.dimension}/${drop.value}`}
              look="quiet"
              to={addressOf(without(choice, drop))}
              preventScrollReset
            >
              {t('filters.without', {
                count,
                number: number(count),
                name: filterWord(drop.dimension, drop.value, words),
              })}
            </ButtonLink>
          ))}
          <ButtonLink look={first ? 'plain' : 'primary'} to={addressOf(cleared(choice))}>
            {t('filters.clear')}
          </ButtonLink>
        </div>
      }
    >
      {first ? t('filters.noFitDetail') : t('filters.noFitAtAll')}
    </EmptyState>
  );
}

interface MoreTitlesProps {
  to: string;
  shown: number;
  total: number;
}

function MoreTitles({ to, shown, total }: MoreTitlesProps) {
  const { t, number } = useWords();
  return (
    <div className="mt-6 flex flex-col items-center gap-2">
      <ButtonLink look="quiet" to={to} replace preventScrollReset>
        {t('filters.more')}
      </ButtonLink>
      <p className="text-sm text-muted">
        {t('filters.shownOf', { shown: number(shown), total: number(total) })}
      </p>
    </div>
  );
}

function withShown(address: string, shown: number): string {
  return `${address}${address.includes('?') ? '&' : '?'}shown=${shown}`;
}
