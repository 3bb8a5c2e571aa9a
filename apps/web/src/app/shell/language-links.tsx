import { useLocation } from 'react-router';
import { LANGUAGES, nameOfLanguage, pathIn } from '../../lib/i18n/languages.ts';
import { useWords } from '../../lib/i18n/words.ts';

/** This page in the other languages, each named in itself. */
export function LanguageLinks() {
  const { language } = useWords();
  const { pathname, search } = useLocation();
  return LANGUAGES.filter((other) => other !== language).map((other) => (
    <a
      key={other}
      href={pathIn(other, pathname) + search}
      lang={other}
      hrefLang={other}
      className="py-1 underline-offset-4 hover:underline"
    >
      {nameOfLanguage(other)}
    </a>
  ));
}
