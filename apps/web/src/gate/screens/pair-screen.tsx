/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useGate, useGateState } from './gate-context.ts';
import { Field, LanguageChoice, Trouble, valuesOf } from './parts.tsx';
import { useAttempt } from './use-attempt.ts';

/** A phone becomes a scanner: by a code from the desk, typed or in a link, or by somebody who signs in for it. */
export function PairScreen() {
  const { gate, words, codeFromLink } = useGate();
  const { shutOut, waiting } = useGateState();
  const { busy, trouble, attempt } = useAttempt();
  const { t } = words;
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    if (codeFromLink === null || taken) return;
    setTaken(true);
    void attempt(() => gate.pair(codeFromLink));
  }, [codeFromLink, gate, taken, attempt]);
  return (
    <main class="mx-auto flex w-full max-w-md flex-col gap-5 p-5">
      <LanguageChoice />
      <h1 class="text-2xl font-bold">{t('pair.heading')}</h1>
      {shutOut && <Trouble>{t('pair.shutOut')}</Trouble>}
      {waiting > 0 && <p class="notice">{words.counted('pair.waiting', waiting)}</p>}
      <p>{t('pair.lead')}</p>
      <Trouble>{trouble}</Trouble>
      <p role="status" class="empty:hidden">
        {busy ? t('pair.working') : ''}
      </p>
      <form
        class="card flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const { code = '' } = valuesOf(event.currentTarget);
          void attempt(() => gate.pair(code));
        }}
      >
        <Field
          label={t('pair.code')}
          hint={t('pair.codeHint')}
          name="code"
          autoComplete="off"
          required
        />
        <button type="submit" class="button" disabled={busy}>
          {t('pair.submit')}
        </button>
      </form>
      <details class="card">
        <summary class="font-semibold">{t('pair.staff')}</summary>
        <form
          class="mt-4 flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            const { email = '', password = '', name = '' } = valuesOf(event.currentTarget);
            void attempt(() => gate.pairAs({ email, password, name }));
          }}
        >
          <Field
            label={t('pair.name')}
            hint={t('pair.nameHint')}
            name="name"
            autoComplete="off"
            required
          />
          <Field
            label={t('pair.email')}
            name="email"
            type="email"
            autoComplete="username"
            required
          />
          <Field
            label={t('pair.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
          />
          <button type="submit" class="button" disabled={busy}>
            {t('pair.signIn')}
          </button>
          <p class="text-sm text-muted">{t('pair.signInHint')}</p>
        </form>
      </details>
    </main>
  );
}
