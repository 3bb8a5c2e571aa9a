import { useQuery } from '@tanstack/react-query';
import { createInstance } from 'i18next';
import { createContext, type ReactNode, useContext } from 'react';
import { DEFAULT_LANGUAGE } from '../../../lib/i18n/languages.ts';
import { useWords, type Words } from '../../../lib/i18n/words.ts';
import { ProblemNotice } from '../../../lib/ui/notice.tsx';
import { Skeleton } from '../../../lib/ui/skeleton.tsx';

type Uncounted<Name> = Name extends `${infer Text}_${'one' | 'other'}` ? Text : Name;

/** Says a text of an area of the back office, with its values filled in. */
export type SayOf<Texts> = (
  name: Uncounted<keyof Texts & string>,
  values?: Readonly<Record<string, unknown>>,
) => string;

export interface AreaWords<Texts> {
  /** @throws when the texts cannot be loaded */
  load(language: string): Promise<Texts>;
  createSay(language: string, texts: Texts): SayOf<Texts>;
  /** Brings the texts in the page's language before anything is said. */
  Frame(props: { children: ReactNode }): ReactNode;
  /** The shop's words, and `say` for the area's own. */
  useArea(): Words & { readonly say: SayOf<Texts> };
}

/** The texts of one area, a file for each language: buyers would only carry them home. */
export function createAreaWords<Texts extends object>(
  area: string,
  files: Readonly<Record<string, () => Promise<Texts>>>,
): AreaWords<Texts> {
  const Context = createContext<SayOf<Texts> | null>(null);

  async function load(language: string): Promise<Texts> {
    const read = files[`./${language}.json`] ?? files[`./${DEFAULT_LANGUAGE}.json`];
    if (!read) throw new Error(`${area} has no texts`);
    return await read();
  }

  function createSay(language: string, texts: Texts): SayOf<Texts> {
    const i18n = createInstance();
    void i18n.init({
      lng: language,
      resources: { [language]: { translation: texts } },
      // React escapes what it prints; names have dots and no levels.
      interpolation: { escapeValue: false },
      keySeparator: false,
      initAsync: false,
    });
    return i18n.t as unknown as SayOf<Texts>;
  }

  function Frame({ children }: { children: ReactNode }) {
    const { language } = useWords();
    const { data, error, refetch } = useQuery({
      queryKey: ['words', area, language],
      queryFn: async () => createSay(language, await load(language)),
      staleTime: Number.POSITIVE_INFINITY,
      structuralSharing: false,
    });
    if (error) return <ProblemNotice error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton className="h-40" />;
    return <Context.Provider value={data}>{children}</Context.Provider>;
  }

  return {
    ...{ load, createSay, Frame },
    useArea: () => {
      const words = useWords();
      const say = useContext(Context);
      if (!say) throw new Error(`no words for ${area}: its Frame is missing`);
      return { ...words, say };
    },
  };
}
