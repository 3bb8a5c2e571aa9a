import { venuesOperations } from '@houseful/contract/venues';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';
import { useWords } from '../../../lib/i18n/words.ts';
import { Dialog } from '../../../lib/ui/dialog.tsx';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { LoadingLabel, Skeleton } from '../../../lib/ui/skeleton.tsx';
import { CityGrid } from './city-grid.tsx';

const CITIES_MAX = 100;

/** Changes the city without leaving the page. */
export function CityDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['cities'],
    queryFn: ({ signal }) =>
      api.call(venuesOperations.listCities, { limit: CITIES_MAX }, { signal }),
    enabled: open,
    staleTime: 300_000,
  });
  return (
    <Dialog open={open} title={t('cities.choose')} onClose={onClose}>
      {data && <CityGrid cities={data.items} narrow onChoose={onClose} />}
      {error && !data && <ProblemNotice error={error} onRetry={() => void refetch()} />}
      {!data && !error && <CitySkeleton />}
    </Dialog>
  );
}

function CitySkeleton() {
  const { t } = useWords();
  return (
    <div className="grid grid-cols-2 gap-3">
      <LoadingLabel>{t('cities.loading')}</LoadingLabel>
      {Array.from({ length: 8 }, (_, place) => (
        <Skeleton key={place} className="h-20 rounded-card" />
      ))}
    </div>
  );
}
