import { fieldErrors } from '../api/field-errors.ts';
import { isProblem } from '../api/problem.ts';
import { useWords } from '../i18n/words.ts';
import { Notice, ProblemNotice } from '../ui/notice.tsx';

/** Why a form was refused, as far as its fields do not say it themselves. */
export function FormProblem({ error }: { error: unknown }) {
  const words = useWords();
  if (Object.keys(fieldErrors(error, words)).length === 0) return <ProblemNotice error={error} />;
  if (!isProblem(error, 'invalid-input')) return null;
  return (
    <Notice tone="bad" urgent>
      {words.t('ui.checkMarked')}
    </Notice>
  );
}
