import { Link } from 'react-router';
import { useWords } from '../../lib/i18n/words.ts';
import { LanguageLinks } from './language-links.tsx';
import { ThemeChoice } from './theme-choice.tsx';

export function Footer() {
  const { t } = useWords();
  return (
    <footer className="mt-auto border-t border-line bg-surface">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-6 text-sm text-faint">
        <p>{t('shell.promise')}</p>
        <nav aria-label={t('shell.footer')} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link to="/?choose" className="underline-offset-4 hover:underline">
            {t('shell.cities')}
          </Link>
          <a href="/api/docs" className="underline-offset-4 hover:underline">
            {t('shell.api')}
          </a>
          <LanguageLinks />
          <ThemeChoice />
        </nav>
      </div>
    </footer>
  );
}
