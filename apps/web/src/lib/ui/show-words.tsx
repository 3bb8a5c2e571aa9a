import { languageName } from '../i18n/language-names.ts';
import { useWords } from '../i18n/words.ts';

interface ShowWordsProps {
  titleName: string;
  venueName: string;
  screenName: string;
  startsAt: string;
  timeZone: string;
  language: string;
  format: string;
}

/** What, when and where, the same on every screen after the seats are chosen. */
export function ShowWords(show: ShowWordsProps) {
  const { date, time, locale } = useWords();
  return (
    <div className="min-w-0">
      <h2 className="text-lg leading-snug font-bold">{show.titleName}</h2>
      <p className="text-sm">
        {date(show.startsAt, show.timeZone)}, {time(show.startsAt, show.timeZone)}
      </p>
      <p className="text-sm text-muted">
        {show.venueName}, {show.screenName}
      </p>
      <p className="text-sm text-muted">
        {languageName(show.language, locale)} · {show.format}
      </p>
    </div>
  );
}
