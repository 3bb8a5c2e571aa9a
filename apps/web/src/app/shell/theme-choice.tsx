import { useWords } from '../../lib/i18n/words.ts';
import { chooseTheme, type Theme, THEMES, useTheme } from '../../lib/theme/theme.ts';

/** Light, dark, or as the device has it. */
export function ThemeChoice() {
  const { t } = useWords();
  const theme = useTheme();
  const names: Record<Theme, string> = {
    system: t('shell.themeSystem'),
    light: t('shell.themeLight'),
    dark: t('shell.themeDark'),
  };
  return (
    <select
      aria-label={t('shell.theme')}
      value={theme}
      onChange={({ target }) => chooseTheme(THEMES.find((one) => one === target.value) ?? 'system')}
      className="min-h-9 rounded-md border border-edge bg-ground px-2 text-sm text-ink"
    >
      {THEMES.map((one) => (
        <option key={one} value={one}>
          {names[one]}
        </option>
      ))}
    </select>
  );
}
