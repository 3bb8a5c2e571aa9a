import { Link } from 'react-router';
import { useWords } from '../../lib/i18n/words.ts';
import { LanguageLinks } from './language-links.tsx';
import { ThemeChoice } from './theme-choice.tsx';

const LINK =
  'inline-flex min-h-9 min-w-11 items-center underline-offset-4 hover:text-ink hover:underline';

/** What one rarely needs, and where one looks for it: languages, colours, and the house itself. */
export function Footer() {
  const { t } = useWords();
  return (
    // Laid out when it comes near: its languages' names would fetch the letters of their scripts.
    <footer className="mt-auto border-t [contain-intrinsic-size:auto_16rem] [content-visibility:auto] border-line bg-surface text-sm text-muted">
      <div className="mx-auto grid max-w-6xl gap-x-10 gap-y-6 px-4 py-8 sm:grid-cols-2 lg:grid-cols-[1fr_auto_auto_auto]">
        <div className="flex max-w-sm flex-col items-start gap-3">
          <span className="sign px-3 py-2.5 text-lg leading-none" aria-hidden="true">
            Houseful
          </span>
          <p>{t('shell.promise')}</p>
        </div>
        <nav aria-label={t('shell.footer')}>
          <FooterHeading>{t('shell.about')}</FooterHeading>
          <ul>
            <li>
              <Link to="/?choose" className={LINK}>
                {t('shell.cities')}
              </Link>
            </li>
            <li>
              <a href="/api/docs" className={LINK}>
                {t('shell.api')}
              </a>
            </li>
          </ul>
        </nav>
        <nav aria-label={t('shell.languages')}>
          <FooterHeading>{t('shell.languages')}</FooterHeading>
          <LanguageLinks className={LINK} />
        </nav>
        <div>
          <FooterHeading>{t('shell.appearance')}</FooterHeading>
          <ThemeChoice />
        </div>
      </div>
    </footer>
  );
}

function FooterHeading({ children }: { children: string }) {
  return <h2 className="mb-1.5 font-semibold text-ink">{children}</h2>;
}
