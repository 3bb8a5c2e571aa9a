import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { Skeleton } from '../../lib/ui/skeleton.tsx';
import { readCode } from './ticket-code.ts';

/** A ticket's code as a picture's address; it is the owner's alone, so it lives in this page only. */
export function useTicketCode(owner: string, ticketId: string) {
  const query = useQuery({
    queryKey: ['ticket-qr', ticketId],
    queryFn: () => readCode(owner, ticketId),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return { ...query, address: useObjectUrl(query.data) };
}

interface TicketQrProps {
  ticketId: string;
  owner: string;
  seat: string;
  onOpen: () => void;
}

/** The code in the ticket's size; a tap shows it large. */
export function TicketQr({ ticketId, owner, seat, onOpen }: TicketQrProps) {
  const { t } = useWords();
  const { address, error, refetch } = useTicketCode(owner, ticketId);
  if (error) {
    return (
      <button
        type="button"
        onClick={() => void refetch()}
        className="flex size-48 items-center justify-center rounded border border-paper-muted p-4 text-sm font-semibold underline"
      >
        {t('order.qrFailed')}
      </button>
    );
  }
  if (!address) return <Skeleton className="size-48 bg-on-paper/10" />;
  return (
    <button
      type="button"
      onClick={onOpen}
      className="rounded bg-[white] focus-visible:outline-marquee"
    >
      <img
        src={address}
        alt={t('order.qr', { seat })}
        width={192}
        height={192}
        className="size-48"
      />
      <span className="sr-only">{t('tickets.showAtGate')}</span>
    </button>
  );
}

function useObjectUrl(file: Blob | undefined): string | null {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
}
