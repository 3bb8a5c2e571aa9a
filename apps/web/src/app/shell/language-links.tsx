import { useLocation } from 'react-router';
import { LANGUAGES, nameOfLanguage, pathIn } from '../../lib/i18n/languages.ts';
import { rememberLanguage } from '../../lib/i18n/remembered-language.ts';
import { useWords } from '../../lib/i18n/words.ts';

/** This page in every language, each named in itself. What is chosen is what the front page speaks next time. */
export function LanguageLinks({ className }: { className: string }) {
  const { language } = useWords();
  const { pathname, search } = useLocation();
  return (
    <ul>
      {LANGUAGES.map((one) => (
        <li key={one}>
          <a
            href={pathIn(one, pathname) + search}
            lang={one}
            hrefLang={one}
            aria-current={one === language ? 'true' : undefined}
            onClick={() => rememberLanguage(one)}
            className={`${className} aria-[current=true]:font-semibold aria-[current=true]:text-ink`}
          >
            {nameOfLanguage(one)}
          </a>
        </li>
      ))}
    </ul>
  );
}
