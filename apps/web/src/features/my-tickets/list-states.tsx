import { useWords } from '../../lib/i18n/words.ts';
import { ButtonLink } from '../../lib/ui/button.tsx';
import { EmptyState } from '../../lib/ui/page.tsx';
import { LoadingLabel, Skeleton } from '../../lib/ui/skeleton.tsx';
import type { ShelfName } from './shelves.ts';

/** Nothing was ever bought here. */
export function NoTickets({ signedIn }: { signedIn: boolean }) {
  const { t } = useWords();
  return (
    <EmptyState
      title={t('tickets.noneYet')}
      action={
        <div className="mt-2 flex flex-wrap justify-center gap-3">
          <ButtonLink to="/">{t('tickets.findShow')}</ButtonLink>
          {!signedIn && (
            <ButtonLink look="quiet" to="/account?next=/tickets">
              {t('tickets.signIn')}
            </ButtonLink>
          )}
        </div>
      }
    >
      {t('tickets.noneYetDetail')}
    </EmptyState>
  );
}

export function EmptyShelf({ shelf }: { shelf: ShelfName }) {
  const { t } = useWords();
  const texts = {
    upcoming: [t('tickets.noneUpcoming'), t('tickets.noneUpcomingDetail')],
    past: [t('tickets.nonePast'), t('tickets.nonePastDetail')],
    cancelled: [t('tickets.noneCancelled'), t('tickets.noneCancelledDetail')],
  } as const;
  const [title, detail] = texts[shelf];
  return (
    <EmptyState
      title={title}
      action={
        shelf === 'upcoming' && (
          <ButtonLink to="/" className="mt-2">
            {t('tickets.findShow')}
          </ButtonLink>
        )
      }
    >
      {detail}
    </EmptyState>
  );
}

export function ListSkeleton() {
  const { t } = useWords();
  return (
    <div className="flex flex-col gap-6">
      <LoadingLabel>{t('tickets.loadingList')}</LoadingLabel>
      <Skeleton className="h-11" />
      <div className="flex flex-col gap-3">
        <Skeleton className="h-72 rounded-card sm:h-60" />
        <Skeleton className="h-36 rounded-card" />
        <Skeleton className="h-36 rounded-card" />
      </div>
    </div>
  );
}
