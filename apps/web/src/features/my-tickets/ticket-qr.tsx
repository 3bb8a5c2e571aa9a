import { ticketsOperations } from '@houseful/contract/tickets';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../lib/browser.ts';
import { Skeleton } from '../../lib/ui/skeleton.tsx';

/** The QR code is the owner's alone, so it is fetched with the owner's token and shown from memory. */
export function TicketQr({ ticketId }: { ticketId: string }) {
  const {
    data: picture,
    error,
    refetch,
  } = useQuery({
    queryKey: ['ticket-qr', ticketId],
    queryFn: () => api.download(ticketsOperations.getTicketQr, { ticketId }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const address = useObjectUrl(picture);
  if (error) {
    return (
      <button type="button" onClick={() => void refetch()} className="min-h-11 underline">
        The QR code did not load. Try again.
      </button>
    );
  }
  if (!address) return <Skeleton className="size-52 bg-on-paper/10" />;
  return (
    <img
      src={address}
      alt="QR code to show at the gate"
      width={208}
      height={208}
      className="size-52 rounded bg-[white]"
    />
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
