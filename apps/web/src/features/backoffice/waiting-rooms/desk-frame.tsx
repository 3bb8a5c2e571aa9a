import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../../../lib/i18n/words.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';
import { createSay, loadDeskTexts, SayProvider } from './words/desk-words.ts';

/** Brings the desk's words in the page's language before anything is said. */
export function DeskFrame({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['desk-words', language],
    queryFn: async () => createSay(language, await loadDeskTexts(language)),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;
  return <SayProvider value={data}>{children}</SayProvider>;
}
