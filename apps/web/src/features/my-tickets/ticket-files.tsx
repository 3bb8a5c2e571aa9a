import type { ShowLabel } from '@houseful/contract/show-label';
import type { TicketStub } from '@houseful/contract/tickets';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { saveFile } from '../../lib/files/save-file.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { share } from '../../lib/share/share.ts';
import { DownloadIcon, ShareIcon } from '../../lib/ui/icons.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { Spinner } from '../../lib/ui/spinner.tsx';
import { readPaper } from './ticket-code.ts';

interface TicketFilesProps {
  ticket: TicketStub;
  owner: string;
  show: ShowLabel;
  /** The seat in words. */
  seat: string;
}

/** The ticket on paper: to print, or to send to whoever comes along; saved where sending is not. */
export function TicketFiles({ ticket: { ticketId, code }, owner, show, seat }: TicketFilesProps) {
  const { t, moment } = useWords();
  const paper = useMutation({
    mutationFn: async (way: 'save' | 'send') => {
      const name = `houseful-${code}.pdf`;
      const pdf = await readPaper(owner, ticketId, 'pdf');
      const file = new File([pdf], name, { type: 'application/pdf' });
      const when = moment(show.startsAt, show.timeZone);
      const text = t('order.ticketText', { title: show.titleName, when, seat });
      if (
        way === 'send' &&
        (await share({ title: show.titleName, text, files: [file] })) === 'shared'
      )
        return;
      saveFile(pdf, name);
    },
  });
  const waiting = paper.isPending ? paper.variables : null;
  return (
    <>
      <div className="flex flex-wrap justify-center gap-2">
        <FileButton
          label={t('order.pdfOf', { seat })}
          busy={waiting === 'save'}
          onClick={() => paper.mutate('save')}
        >
          <DownloadIcon /> {t('order.pdf')}
        </FileButton>
        <FileButton
          label={t('order.sendTicketFor', { seat })}
          busy={waiting === 'send'}
          onClick={() => paper.mutate('send')}
        >
          <ShareIcon /> {t('order.sendTicket')}
        </FileButton>
      </div>
      <ProblemNotice error={paper.error} />
    </>
  );
}

interface FileButtonProps {
  label: string;
  busy: boolean;
  onClick: () => void;
  children: ReactNode;
}

function FileButton({ label, busy, onClick, children }: FileButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      className="flex min-h-11 min-w-24 items-center justify-center gap-1.5 rounded-lg border border-paper-muted px-3 text-sm font-semibold hover:bg-on-paper/10 focus-visible:outline-marquee"
    >
      {busy ? <Spinner /> : children}
    </button>
  );
}
