import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';

interface FullScreenProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/**
 * One thing from edge to edge on bright white, by night as well: made for scanners and for eyes in
 * the sun. Takes the focus, gives it back, closes with Escape.
 */
export function FullScreen({ open, title, onClose, children }: FullScreenProps) {
  const { t } = useWords();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Popup className="fixed inset-0 z-50 flex flex-col bg-[white] text-on-paper outline-none">
          <div className="flex items-center justify-between gap-4 py-1 pr-1 pl-4">
            <Base.Title className="min-w-0 text-sm font-semibold">{title}</Base.Title>
            <Base.Close
              render={<IconButton look="paper" label={t('ui.close')} className="size-12" />}
            >
              <CloseIcon />
            </Base.Close>
          </div>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
