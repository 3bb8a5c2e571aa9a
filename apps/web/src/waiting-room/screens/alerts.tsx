/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useRoom, useWords } from './room-context.ts';

/** How to be called: browsers want it allowed by a hand on the page. */
export function Alerts() {
  const { t } = useWords();
  const { bell } = useRoom();
  const [sound, setSound] = useState(false);
  const [notify, setNotify] = useState(false);
  const [blocked, setBlocked] = useState(false);
  if (!bell.canSound) return null;
  const askNotify = async (wanted: boolean) => {
    if (!wanted) bell.noNotifications();
    const allowed = wanted && (await bell.allowNotifications());
    setNotify(allowed);
    setBlocked(wanted && !allowed);
  };
  return (
    <section class="card flex flex-col gap-3">
      <Switch
        label={t('alert.sound')}
        checked={sound}
        onChange={(wanted) => {
          setSound(wanted);
          if (wanted) bell.allowSound();
          else bell.silence();
        }}
      />
      <p class="text-sm text-muted">{t('alert.soundDetail')}</p>
      {bell.canNotify && (
        <Switch
          label={t('alert.notify')}
          checked={notify}
          onChange={(wanted) => void askNotify(wanted)}
        />
      )}
      <p role="status" class="text-sm text-warn empty:hidden">
        {blocked && t('alert.blocked')}
      </p>
    </section>
  );
}

interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (wanted: boolean) => void;
}

function Switch({ label, checked, onChange }: SwitchProps) {
  return (
    <label class="flex min-h-8 items-center justify-between gap-3">
      <span class="font-semibold">{label}</span>
      <input
        type="checkbox"
        role="switch"
        class="switch"
        checked={checked}
        aria-checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
