import { Dialog as Base } from '@base-ui/react/dialog';
import clsx from 'clsx';
import type { ReactNode, RefObject } from 'react';
import { useWords } from '../i18n/words.ts';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';

interface DialogProps {
  open: boolean;
  title: string;
  /** For what needs room: a map. */
  wide?: boolean;
  onClose: () => void;
  /** Instead of what opened it, where that is gone by then. */
  returnFocusTo?: RefObject<HTMLElement | null>;
  children: ReactNode;
}

/** A question over the page: takes the focus, gives it back, closes with Escape. */
export function Dialog({
  open,
  title,
  wide = false,
  onClose,
  returnFocusTo,
  children,
}: DialogProps) {
  const { t } = useWords();
  return (
    <Base.Root
      open={open}
      onOpenChange={(next, { event }) => {
        // What stands in it may have had a use of its own for Escape.
        if (!next && !event.defaultPrevented) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-ground/80" />
        <Base.Popup
          {...(returnFocusTo ? { finalFocus: returnFocusTo } : {})}
          className={clsx(
            'fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[92dvh] w-full flex-col gap-4 overflow-y-auto rounded-t-2xl border border-line bg-surface p-5 sm:top-1/2 sm:bottom-auto sm:-translate-y-1/2 sm:rounded-2xl',
            wide ? 'max-w-3xl' : 'max-w-md',
          )}
        >
          <div className="flex items-start justify-between gap-4">
            <Base.Title className="text-xl font-bold">{title}</Base.Title>
            <Base.Close
              render={<IconButton label={t('ui.close')} className="-mt-2 -mr-2 size-11" />}
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
