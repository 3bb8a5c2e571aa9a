import { isRouteErrorResponse } from 'react-router';
import { ApiProblem } from '../../lib/api/problem.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { describeProblem } from '../../lib/i18n/describe-problem.ts';
import { useWords, type Words } from '../../lib/i18n/words.ts';
import { useOnline } from '../../lib/offline/use-online.ts';
import { EmptyState, Page } from '../../lib/ui/page.tsx';
import { useForgetLostCity } from './use-forget-lost-city.ts';

/** What stands in for a screen that could not be shown. */
export function ErrorPage({ error }: { error: unknown }) {
  const words = useWords();
  const online = useOnline();
  const { title, detail, missing } = online ? explain(error, words) : explainOffline(words);
  useForgetLostCity(missing);
  return (
    <Page>
      <title>{`${title} · Houseful`}</title>
      <EmptyState
        heading="h1"
        title={title}
        action={
          <div className="mt-2 flex flex-wrap justify-center gap-3">
            {!missing && (
              <Button onClick={() => location.reload()}>{words.t('shell.tryAgain')}</Button>
            )}
            {online ? (
              <ButtonLink look={missing ? 'primary' : 'quiet'} to="/">
                {words.t('shell.toFrontPage')}
              </ButtonLink>
            ) : (
              <ButtonLink look="quiet" to="/tickets">
                {words.t('tickets.title')}
              </ButtonLink>
            )}
          </div>
        }
      >
        {detail && <p>{detail}</p>}
      </EmptyState>
    </Page>
  );
}

interface Explanation {
  readonly title: string;
  readonly detail?: string | undefined;
  readonly missing: boolean;
}

/** Without a connection no other reason counts. */
function explainOffline({ t }: Words): Explanation {
  return { title: t('offline.title'), detail: t('offline.detail'), missing: false };
}

function explain(error: unknown, words: Words): Explanation {
  const { t } = words;
  if (isRouteErrorResponse(error)) {
    const missing = error.status === 404;
    return missing
      ? { title: t('shell.nothingHere'), detail: t('shell.nothingHereDetail'), missing }
      : { title: t('shell.cannotShow'), missing };
  }
  const missing = error instanceof ApiProblem && error.status === 404;
  return { ...describeProblem(error, words), missing };
}
