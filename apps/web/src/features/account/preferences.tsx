import { identityOperations, type User } from '@houseful/contract/identity';
import { venuesOperations } from '@houseful/contract/venues';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { api, session } from '../../lib/browser.ts';
import { rememberCity } from '../../lib/city/remembered-city.ts';
import { LANGUAGES, nameOfLanguage, pathIn } from '../../lib/i18n/languages.ts';
import { rememberLanguage } from '../../lib/i18n/remembered-language.ts';
import { useWords } from '../../lib/i18n/words.ts';
import { CheckField } from '../../lib/ui/check-field.tsx';
import { ProblemNotice } from '../../lib/ui/notice.tsx';
import { SelectField } from '../../lib/ui/select-field.tsx';

type Change = Partial<User['preferences']>;

/** How a member likes the shop on every device; each choice is kept as it is made. */
export function Preferences({ user: { preferences } }: { user: User }) {
  const { t, language: spoken } = useWords();
  const { pathname } = useLocation();
  const cities = useCities();
  const save = useSavePreferences();
  const chosen = { ...preferences, ...(save.isPending ? save.variables : {}) };

  const chooseLanguage = async (language: string) => {
    await save.mutateAsync({ language: language || null }).catch(() => undefined);
    if (language === '' || language === spoken) return;
    rememberLanguage(language);
    // Each language has pages of its own, so this one is opened anew.
    location.assign(pathIn(language, pathname));
  };
  const chooseCity = (cityId: string) => {
    const city = cities.find((one) => one.cityId === cityId);
    if (city) rememberCity(city);
    save.mutate({ cityId: cityId || null });
  };
  return (
    <div className="flex flex-col gap-4">
      <SelectField
        label={t('profile.language')}
        value={chosen.language ?? ''}
        options={[
          { value: '', label: t('profile.languageNone') },
          ...LANGUAGES.map((code) => ({ value: code, label: nameOfLanguage(code), lang: code })),
        ]}
        onChange={(language) => void chooseLanguage(language)}
      />
      <SelectField
        label={t('profile.city')}
        value={chosen.cityId ?? ''}
        options={[
          { value: '', label: t('profile.cityNone') },
          ...cities.map(({ cityId, name }) => ({ value: cityId, label: name })),
        ]}
        onChange={chooseCity}
      />
      <CheckField
        label={t('profile.accessible')}
        hint={t('profile.accessibleDetail')}
        checked={chosen.accessibleSeats}
        onChange={(accessibleSeats) => save.mutate({ accessibleSeats })}
      />
      <p role="status" className="text-sm text-good empty:hidden">
        {save.isSuccess && t('profile.saved')}
      </p>
      <ProblemNotice error={save.error} />
    </div>
  );
}

function useSavePreferences() {
  return useMutation({
    mutationFn: (preferences: Change) => api.call(identityOperations.updateMe, { preferences }),
    onSuccess: (changed) => session.acceptUser(changed),
  });
}

const CITIES_MAX = 100;

function useCities() {
  const { data } = useQuery({
    queryKey: ['cities'],
    queryFn: () => api.call(venuesOperations.listCities, { limit: CITIES_MAX }),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data?.items ?? [];
}
