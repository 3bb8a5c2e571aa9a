import type { User } from '@houseful/contract/identity';
import { useState } from 'react';
import { RegisterForm } from './register-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

interface AccountFormsProps {
  /** The guest who asks, if the visitor is one: their words are filled in. */
  guest: User | null;
  onDone: () => void;
}

/** Sign in or create an account, one at a time. */
export function AccountForms({ guest, onDone }: AccountFormsProps) {
  const [mode, setMode] = useState<'sign-in' | 'register'>('sign-in');
  return (
    <div className="flex flex-col gap-5">
      <div className="grid grid-cols-2 gap-1 rounded-lg border border-line p-1">
        <ModeButton pressed={mode === 'sign-in'} onClick={() => setMode('sign-in')}>
          Sign in
        </ModeButton>
        <ModeButton pressed={mode === 'register'} onClick={() => setMode('register')}>
          New here
        </ModeButton>
      </div>
      {mode === 'sign-in' ? (
        <SignInForm onDone={onDone} />
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
      className="min-h-10 rounded-md text-sm font-semibold text-muted aria-pressed:bg-raised aria-pressed:text-ink"
    >
      {children}
    </button>
  );
}
