import { createAreaWords } from '../../words/area-words.tsx';
import type en from './en.json';

/** What the orders desk says. */
export type OrderTexts = typeof en;

const words = createAreaWords<OrderTexts>(
  'orders',
  import.meta.glob<OrderTexts>('./*.json', { import: 'default' }),
);
export const { load: loadOrderTexts, Frame: OrdersFrame, useArea: useOrderWords } = words;
