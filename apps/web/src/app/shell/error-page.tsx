import { isRouteErrorResponse } from 'react-router';
import { ApiProblem } from '../../lib/api/problem.ts';
import { Button, ButtonLink } from '../../lib/ui/button.tsx';
import { describeProblem } from '../../lib/ui/notice.tsx';
import { EmptyState, Page } from '../../lib/ui/page.tsx';

/** What stands in for a screen that could not be shown. */
export function ErrorPage({ error }: { error: unknown }) {
  const { title, detail, missing } = explain(error);
  return (
    <Page>
      <title>{`${title} · Houseful`}</title>
      <EmptyState
        heading="h1"
        title={title}
        action={
          <div className="mt-2 flex flex-wrap justify-center gap-3">
            {!missing && <Button onClick={() => location.reload()}>Try again</Button>}
            <ButtonLink look={missing ? 'primary' : 'quiet'} to="/">
              To the front page
            </ButtonLink>
          </div>
        }
      >
        {detail && <p>{detail}</p>}
      </EmptyState>
    </Page>
  );
}

function explain(error: unknown): { title: string; detail?: string | undefined; missing: boolean } {
  if (isRouteErrorResponse(error)) {
    const missing = error.status === 404;
    const title =
      typeof error.data === 'string' && error.data ? error.data : 'There is nothing here.';
    return missing
      ? { title, detail: 'The address may be mistyped, or the show is over.', missing }
      : { title: 'This page cannot be shown just now.', missing };
  }
  const missing = error instanceof ApiProblem && error.status === 404;
  return { ...describeProblem(error), missing };
}
