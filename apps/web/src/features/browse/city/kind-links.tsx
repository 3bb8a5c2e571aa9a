import type { TitleFacets, TitleKind } from '@houseful/contract/catalog';
import { useWords } from '../../../lib/i18n/words.ts';
import { ChipLink } from '../../../lib/ui/chip.tsx';
import { KINDS } from '../filters/title-choice.ts';

interface KindLinksProps {
  counts: TitleFacets['facets']['kind'];
  addressOf: (kind: TitleKind | null) => string;
  /** The kind of the page one is on; without it one is on none of these. */
  current?: TitleKind | null;
}

/** The kinds that there are, each with how many titles it has. */
export function KindLinks({ counts, addressOf, current }: KindLinksProps) {
  const { t, number } = useWords();
  const countOf = (kind: TitleKind) => counts.find(({ value }) => value === kind)?.count ?? 0;
  const kinds = KINDS.filter((kind) => countOf(kind) > 0 || kind === current);
  return (
    <nav aria-label={t('browse.kindsNav')} className="-mx-4 min-w-0">
      <ul className="relative flex gap-2 overflow-x-auto px-4 py-1 [scrollbar-width:none]">
        <li className="shrink-0">
          <ChipLink to={addressOf(null)} current={current === null} preventScrollReset>
            {t('kinds.all')}
          </ChipLink>
        </li>
        {kinds.map((kind) => (
          <li key={kind} className="shrink-0">
            <ChipLink to={addressOf(kind)} current={kind === current} preventScrollReset>
              {t(`kinds.${kind}`)}{' '}
              <span className="font-normal tabular-nums opacity-90">{number(countOf(kind))}</span>
            </ChipLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
