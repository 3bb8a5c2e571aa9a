import { KeptForm, useKeptForm } from '../kept-form.tsx';
import { EndRule } from './end-rule.tsx';
import type { Part, RuleName } from './parts.ts';
import type { KeptRule } from './rule-stores.ts';
import { type PricesSay, usePricesWords } from './words/prices-words.ts';

interface RuleEditorProps<R, F extends object> {
  part: Part<R, F>;
  organisationId: string;
  /** What is kept; the form begins with it. */
  kept: F;
  disabled: boolean;
  busy: boolean;
  error: unknown;
  isSaved: boolean;
  saveLabel: string;
  onSave: (form: F) => void;
  /** As it is kept; absent for a new one. */
  rule?: KeptRule<R>;
  mayEnd?: boolean;
}

/** The form of a rule. */
export function RuleEditor<R extends RuleName, F extends object>(props: RuleEditorProps<R, F>) {
  const { part, organisationId, kept, rule, disabled, busy, error, saveLabel } = props;
  const { say } = usePricesWords();
  const editing = useKeptForm({ kept, busy, flawsOf: part.flawsOf });
  const { form, flaws, isUnsaved } = editing;
  const flawText = (flaw: string) => say(`flaw.${flaw}` as Parameters<PricesSay>[0]);
  return (
    <div className="flex flex-col gap-6">
      <KeptForm
        {...{ disabled, busy, error, saveLabel }}
        label={say(`part.${part.name}`)}
        of={editing}
        flaw={flaws[0] && flawText(flaws[0])}
        saved={props.isSaved && say('saved')}
        onSave={() => props.onSave(form)}
      >
        <part.Fields
          {...{ form, organisationId, disabled }}
          errorAt={(flaw) => (flaws.includes(flaw) ? flawText(flaw) : undefined)}
          onChange={editing.change}
        />
      </KeptForm>
      {rule && part.Beside && <part.Beside {...{ kept: rule, isUnsaved }} />}
      {rule && props.mayEnd && <EndRule {...{ part, kept: rule, isUnsaved }} />}
    </div>
  );
}
