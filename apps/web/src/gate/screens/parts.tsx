/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { useGate } from './gate-context.ts';

export function Field(props: {
  label: string;
  hint?: string;
  name: string;
  type?: 'email' | 'password';
  value?: string;
  autoComplete?: string;
  required?: boolean;
}) {
  const id = useId();
  const { label, hint, value, ...given } = props;
  // Of all that an input can be, these types differ in nothing that is set here.
  const input = given as { name: string };
  return (
    <div class="flex flex-col gap-1">
      <label class="text-sm font-semibold" for={id}>
        {label}
      </label>
      <input
        {...input}
        {...(value === undefined ? {} : { defaultValue: value })}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        id={id}
        class="field"
        autoCapitalize="off"
        spellcheck={false}
      />
      {hint && (
        <p id={`${id}-hint`} class="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}

export function Trouble({ children }: { children: ComponentChildren }) {
  return children ? (
    <p role="alert" class="notice">
      {children}
    </p>
  ) : null;
}

/** What a form holds, by the names of its fields. */
export function valuesOf(form: EventTarget | null): Record<string, string> {
  if (!(form instanceof HTMLFormElement)) return {};
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

const LANGUAGES = ['en', 'hi'] as const;

export function LanguageChoice() {
  const { words, language, speak } = useGate();
  return (
    <div role="group" aria-label={words.t('language.label')} class="flex gap-2">
      {LANGUAGES.map((each) => (
        <button
          key={each}
          type="button"
          lang={each}
          class="chip"
          aria-pressed={each === language}
          onClick={() => speak(each)}
        >
          {words.t(`language.${each}`)}
        </button>
      ))}
    </div>
  );
}
