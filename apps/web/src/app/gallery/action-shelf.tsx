import { useState } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { Button, ButtonAnchor, ButtonLink } from '../../lib/ui/button.tsx';
import { Dialog } from '../../lib/ui/dialog.tsx';
import { FullScreen } from '../../lib/ui/full-screen.tsx';
import { IconButton } from '../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../lib/ui/icons.tsx';
import { MoreButton } from '../../lib/ui/more-button.tsx';
import { Shelf, Specimen } from './specimen.tsx';

const LOOKS = ['primary', 'quiet', 'plain'] as const;
const ICON_LOOKS = ['plain', 'ring', 'paper'] as const;
const SIZES = ['normal', 'small'] as const;

export function ActionShelf() {
  const { t } = useWords();
  return (
    <Shelf id="actions" title="Actions">
      {SIZES.map((size) => (
        <Specimen key={size} name={`Button, ${size}: at rest, busy, not to be had`}>
          <div className="flex flex-col items-start gap-3">
            {LOOKS.map((look) => (
              <div key={look} className="flex flex-wrap gap-3">
                <Button {...{ look, size }}>{t('shell.tryAgain')}</Button>
                <Button {...{ look, size }} busy>
                  {t('shell.tryAgain')}
                </Button>
                <Button {...{ look, size }} disabled>
                  {t('shell.tryAgain')}
                </Button>
              </div>
            ))}
          </div>
        </Specimen>
      ))}
      <Specimen name="ButtonLink within the shop, ButtonAnchor out of it">
        <div className="flex flex-wrap gap-3">
          <ButtonLink to="/gallery">{t('shell.toFrontPage')}</ButtonLink>
          <ButtonAnchor href="/api/docs" look="quiet">
            {t('shell.api')}
          </ButtonAnchor>
        </div>
      </Specimen>
      <Specimen name="MoreButton: there is more, and more is on its way">
        <div className="flex flex-wrap gap-3">
          {[false, true].map((isFetchingNextPage) => (
            <MoreButton
              key={String(isFetchingNextPage)}
              query={{
                hasNextPage: true,
                isFetchingNextPage,
                fetchNextPage: async () => undefined,
              }}
            >
              {t('tickets.showMore')}
            </MoreButton>
          ))}
        </div>
      </Specimen>
      <Specimen name="IconButton: plain, with a ring, on paper; nothing to be had">
        <div className="flex flex-wrap gap-3">
          {ICON_LOOKS.map((look) => (
            <div key={look} className={look === 'paper' ? 'paper flex rounded-lg' : 'flex gap-3'}>
              <IconButton {...{ look }} label={t('ui.close')}>
                <CloseIcon />
              </IconButton>
              <IconButton {...{ look }} label={t('ui.close')} off>
                <CloseIcon />
              </IconButton>
            </div>
          ))}
        </div>
      </Specimen>
      <Specimen name="Dialog: takes the focus and gives it back; in the page’s own theme">
        <OpensDialog />
      </Specimen>
      <Specimen name="FullScreen: bright, whatever the theme">
        <OpensFullScreen />
      </Specimen>
    </Shelf>
  );
}

function OpensDialog() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('shell.signIn')}
      </Button>
      <Dialog open={open} title={t('shell.signIn')} onClose={() => setOpen(false)}>
        <p>{t('shell.promise')}</p>
        <Button onClick={() => setOpen(false)}>{t('ui.close')}</Button>
      </Dialog>
    </>
  );
}

function OpensFullScreen() {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {t('tickets.showAtGate')}
      </Button>
      <FullScreen open={open} title={t('gate.title')} onClose={() => setOpen(false)}>
        <p className="m-auto p-6 text-center text-3xl">{t('gate.bright')}</p>
      </FullScreen>
    </>
  );
}
