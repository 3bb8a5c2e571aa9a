import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../../../../lib/i18n/words.ts';
import { ProblemNotice } from '../../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../../lib/ui/skeleton.tsx';
import { createSay, loadPlanTexts, SayProvider } from './plan-words.ts';

/** Brings the designer's words in the page's language before anything is said. */
export function PlanWords({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['seat-plan-words', language],
    queryFn: async () => createSay(language, await loadPlanTexts(language)),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-full min-h-40" />;
  return <SayProvider value={data}>{children}</SayProvider>;
}
