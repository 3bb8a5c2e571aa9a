import { isNoConnection } from '../../lib/api/problem.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { useOnline } from '../../lib/offline/use-online.ts';

interface KeptNoteProps {
  error: unknown;
  /** When the box office was asked last, in milliseconds since 1970. */
  checkedAt: number;
}

/** Says that what is seen is this device's copy, when there is no asking the box office. */
export function KeptNote({ error, checkedAt }: KeptNoteProps) {
  const { t, moment } = useWords();
  const online = useOnline();
  if (checkedAt === 0 || (online && !isNoConnection(error))) return null;
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <p role="status" className="text-sm text-muted">
      {t('offline.keptCopy', { when: moment(new Date(checkedAt).toISOString(), here) })}
    </p>
  );
}
