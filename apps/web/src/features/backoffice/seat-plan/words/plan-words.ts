import { createInstance } from 'i18next';
import { createContext, useContext } from 'react';
import { DEFAULT_LANGUAGE } from '../../../../lib/i18n/languages.ts';
import type en from './en.json';

/** The designer's own texts: nobody else needs them. */
export type PlanTexts = typeof en;

type Uncounted<Name> = Name extends `${infer Text}_${'one' | 'other'}` ? Text : Name;
export type PlanTextName = Uncounted<keyof PlanTexts>;
export type Say = (name: PlanTextName, values?: Readonly<Record<string, unknown>>) => string;

const files = import.meta.glob<PlanTexts>('./*.json', { import: 'default' });

/** @throws when the texts cannot be loaded */
export async function loadPlanTexts(language: string): Promise<PlanTexts> {
  const load = files[`./${language}.json`] ?? files[`./${DEFAULT_LANGUAGE}.json`];
  if (!load) throw new Error('The designer has no texts.');
  return await load();
}

export function createSay(language: string, texts: PlanTexts): Say {
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

/** What the designer says, in the page's language. */
export function useSay(): Say {
  const say = useContext(SayContext);
  if (!say) throw new Error('no words for the designer: PlanWords is missing');
  return say;
}
