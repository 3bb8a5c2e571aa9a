import type { OrderDetails } from '@houseful/contract/booking';
import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../../lib/files/save-file.ts';
import { pathIn } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { seatsInShort } from '../../lib/order/seat-label.ts';
import { share } from '../../lib/share/share.ts';
import { Button } from '../../lib/ui/button.tsx';
import { CalendarIcon, ShareIcon } from '../../lib/ui/icons.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { readPaper } from './ticket-code.ts';

/** What can be done with the whole order. Sharing tells about the evening; it hands on no ticket. */
export function OrderActions({ order, owner }: { order: OrderDetails; owner: string }) {
  const words = useWords();
  const { t } = words;
  const { show, quote, tickets } = order;
  const first = tickets[0];
  const calendar = useMutation({
    mutationFn: async (ticketId: string) =>
      saveFile(await readPaper(owner, ticketId, 'ics'), `houseful-${order.ticketCode}.ics`),
  });
  const sharing = useMutation({
    mutationFn: () =>
      share({
        title: show.titleName,
        text: t('order.shareText', {
          title: show.titleName,
          when: words.moment(show.startsAt, show.timeZone),
          venue: show.venueName,
          screen: show.screenName,
          seats: seatsInShort(quote.lines),
        }),
        url: location.origin + pathIn(words.language, `/titles/${show.titleId}`),
      }),
  });
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[repeat(auto-fit,minmax(9rem,1fr))] gap-3">
        {first && (
          <Button
            look="quiet"
            size="small"
            className="min-h-11"
            busy={calendar.isPending}
            onClick={() => calendar.mutate(first.ticketId)}
          >
            <CalendarIcon /> {t('order.addToCalendar')}
          </Button>
        )}
        <Button look="quiet" size="small" className="min-h-11" onClick={() => sharing.mutate()}>
          <ShareIcon /> {t('order.share')}
        </Button>
      </div>
      <ProblemNotice error={calendar.error} />
      <p role="status" className="text-sm text-muted empty:hidden">
        {sharing.data === 'copied' && t('order.copied')}
        {sharing.data === 'failed' && t('order.notCopied')}
      </p>
    </div>
  );
}
