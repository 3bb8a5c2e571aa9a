import type { ReactNode } from 'react';
import { ObstructedIcon } from './obstructed-icon.tsx';
import { useWords } from '../../i18n/words.ts';

interface SignsProps {
  ofBlocks: boolean;
  /** Some seats have a restricted view. */
  obstructed: boolean;
  /** It is the desk that looks: seats may be set aside. */
  aside: boolean;
}

/** How a seat looks that is marked, or that cannot be had; or a block, of a room seen from afar. */
export function Signs({ ofBlocks, obstructed, aside }: SignsProps) {
  const { t } = useWords();
  return (
    <ul
      aria-label={t('seats.sign.title')}
      className="mr-auto flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 text-xs text-muted lg:text-sm"
    >
      {ofBlocks ? (
        <>
          <Sign name={t('seats.sign.few')}>
            <rect x={1.5} y={1.5} width={13} height={13} rx={2} className="fill-faint" />
            <path d="M1 9 9 1M4 15 15 4M10 16l6-6" className="stroke-surface" strokeWidth={2.4} />
          </Sign>
          <Sign name={t('seats.sign.soldOut')}>
            <rect
              {...{ x: 1.5, y: 1.5, width: 13, height: 13, rx: 2, strokeWidth: 1.2 }}
              className="fill-raised stroke-edge"
            />
            <path d="m5 5 6 6m0-6-6 6" className="stroke-faint" strokeWidth={1.6} />
          </Sign>
        </>
      ) : (
        <>
          <Sign name={t('seats.sign.selected')}>
            <rect
              {...{ x: 1.5, y: 1.5, width: 13, height: 13, rx: 3, strokeWidth: 1.2 }}
              className="fill-marquee stroke-ink"
            />
            <path
              d="m4.8 8.2 2.4 2.4 4.2-5"
              className="fill-none stroke-on-marquee"
              strokeWidth={2}
            />
          </Sign>
          <Sign name={t('seats.sign.held')}>
            <rect
              {...{ x: 1.5, y: 1.5, width: 13, height: 13, rx: 3, strokeWidth: 1.5 }}
              strokeDasharray="3 2"
              className="fill-none stroke-edge"
            />
          </Sign>
          {aside && (
            <Sign name={t('seats.sign.aside')}>
              <rect
                {...{ x: 1.5, y: 1.5, width: 13, height: 13, rx: 3, strokeWidth: 1.2 }}
                className="fill-ground stroke-edge"
              />
              <path d="M4 8h8" className="stroke-muted" strokeWidth={2.4} />
            </Sign>
          )}
          {obstructed && (
            <li className="flex items-center gap-1">
              <ObstructedIcon />
              {t('seats.sign.obstructed')}
            </li>
          )}
          <Sign name={t('seats.sign.sold')}>
            <rect x={4} y={4} width={8} height={8} rx={1} className="fill-line" />
            <path d="m5 5 6 6m0-6-6 6" className="stroke-faint" strokeWidth={1.4} />
          </Sign>
        </>
      )}
    </ul>
  );
}

function Sign({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1">
      <svg viewBox="0 0 16 16" className="size-4 shrink-0" aria-hidden="true">
        {children}
      </svg>
      {name}
    </li>
  );
}
