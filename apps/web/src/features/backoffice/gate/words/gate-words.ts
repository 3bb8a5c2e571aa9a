import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What is said about gates, their lists and scanners. */
export type GateTexts = typeof en;

const words = createAreaWords<GateTexts>(
  'gate',
  import.meta.glob<GateTexts>('./*.json', { import: 'default' }),
);
export const { load: loadGateTexts, Frame: GateFrame, useArea: useGateWords } = words;
