import { createInstance } from 'i18next';
import { createContext, useContext } from 'react';
import { DEFAULT_LANGUAGE } from '../../../../lib/i18n/languages.ts';
import { useWords, type Words } from '../../../../lib/i18n/words.ts';
import type en from './en.json';

/** The desk's own texts: buyers would only carry them home. */
export type DeskTexts = typeof en;

type Uncounted<Name> = Name extends `${infer Text}_${'one' | 'other'}` ? Text : Name;
export type DeskTextName = Uncounted<keyof DeskTexts>;
export type Say = (name: DeskTextName, values?: Readonly<Record<string, unknown>>) => string;

const files = import.meta.glob<DeskTexts>('./*.json', { import: 'default' });

/** @throws when the texts cannot be loaded */
export async function loadDeskTexts(language: string): Promise<DeskTexts> {
  const load = files[`./${language}.json`] ?? files[`./${DEFAULT_LANGUAGE}.json`];
  if (!load) throw new Error('The desk has no texts.');
  return await load();
}

export function createSay(language: string, texts: DeskTexts): Say {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { [language]: { translation: texts } },
    // React escapes what it prints; names have dots and no levels.
    interpolation: { escapeValue: false },
    keySeparator: false,
    initAsync: false,
  });
  return i18n.t as unknown as Say;
}

const SayContext = createContext<Say | null>(null);
export const SayProvider = SayContext.Provider;

/** The shop's words, and `say` for the desk's own. */
export function useDeskWords(): Words & { readonly say: Say } {
  const words = useWords();
  const say = useContext(SayContext);
  if (!say) throw new Error('no words for the desk: DeskWords is missing');
  return { ...words, say };
}
