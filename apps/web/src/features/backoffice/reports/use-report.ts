import type { Operation, OutputOf, SentInputOf } from '@houseful/contract/operation';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../../lib/browser.ts';
import { saveFile } from '../../../lib/files/save-file.ts';

const STALE_MS = 15_000;

/** An answer; while another one is fetched, the last one stays. */
export function useReport<O extends Operation>(operation: O, input: SentInputOf<O>) {
  return useQuery<OutputOf<O>>({
    queryKey: ['report', operation.name, input],
    queryFn: ({ signal }) => api.call(operation, input, { signal }),
    placeholderData: keepPreviousData,
    staleTime: STALE_MS,
  });
}

/** Hands out a report's file. */
export function useReportFile<O extends Operation>(
  operation: O,
  input: SentInputOf<O>,
  name: string,
) {
  return useMutation({
    mutationFn: async () => saveFile(await api.download(operation, input), name),
  });
}
