import type { User } from '@houseful/contract/identity';
import { useState } from 'react';
import { useWords } from '../../lib/i18n/words.ts';
import { RegisterForm } from './register-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface AccountFormsProps {
  /** The guest who asks, if the visitor is one: their words are filled in. */
  guest: User | null;
  start?: 'sign-in' | 'register';
  onDone: () => void;
}

/** Sign in or create an account, one at a time; what a guest holds and bought comes along. */
export function AccountForms({ guest, start = 'sign-in', onDone }: AccountFormsProps) {
  const { t } = useWords();
  const [mode, setMode] = useState(start);
  return (
    <div className="flex flex-col gap-5">
      <div
        role="group"
        aria-label={t('signIn.choose')}
        className="grid grid-cols-2 gap-1 rounded-lg border border-line bg-ground p-1"
      >
        <ModeButton pressed={mode === 'sign-in'} onClick={() => setMode('sign-in')}>
          {t('signIn.signIn')}
        </ModeButton>
        <ModeButton pressed={mode === 'register'} onClick={() => setMode('register')}>
          {t('signIn.newHere')}
        </ModeButton>
      </div>
      {mode === 'sign-in' ? (
        <SignInForm email={guest?.email ?? ''} onDone={onDone} />
      ) : (
        <RegisterForm defaults={guest ?? {}} onDone={onDone} />
      )}
    </div>
  );
}

interface ModeButtonProps {
  pressed: boolean;
  onClick: () => void;
  children: string;
}

function ModeButton({ pressed, onClick, children }: ModeButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="min-h-11 min-w-0 rounded-md px-2 text-sm font-semibold text-muted hover:text-ink aria-pressed:bg-raised aria-pressed:text-ink aria-pressed:shadow-[inset_0_-2px_0_var(--color-bulb)]"
    >
      {children}
    </button>
  );
}
