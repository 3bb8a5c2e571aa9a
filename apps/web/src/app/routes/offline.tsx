import { useWords } from '../../lib/i18n/words.ts';
import { ButtonAnchor } from '../../lib/ui/button.tsx';
import { Page } from '../../lib/ui/page.tsx';
import { pathIn } from '../../lib/i18n/languages.ts';

/** Shown by the service worker in place of any page that it cannot reach, so no script may run. */
export const handle = { still: true };
export const headers = () => ({ 'cache-control': 'no-cache' });

/** An empty address is the page that was wanted. */
const SAME_PAGE = '';

export default function OfflinePage() {
  const { t, language } = useWords();
  return (
    <Page
      width="form"
      className="flex min-h-dvh flex-col items-center justify-center gap-5 text-center"
    >
      <title>{`${t('offline.title')} · Houseful`}</title>
      <meta name="robots" content="noindex" />
      <span className="sign sign-out px-6 py-5 text-3xl leading-none">Houseful</span>
      <h1 className="font-sign text-2xl text-bulb">{t('offline.title')}</h1>
      <p className="text-muted">{t('offline.detail')}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <ButtonAnchor href={pathIn(language, '/tickets')}>{t('tickets.title')}</ButtonAnchor>
        <ButtonAnchor look="quiet" href={SAME_PAGE}>
          {t('shell.tryAgain')}
        </ButtonAnchor>
      </div>
      <script src="/come-back.js" async />
    </Page>
  );
}
