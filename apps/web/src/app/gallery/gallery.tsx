import { Link } from 'react-router';
import { WordsProvider } from '../../lib/i18n/words.ts';
import { Page } from '../../lib/ui/page.tsx';
import { ThemeChoice } from '../shell/theme-choice.tsx';
import { ActionShelf } from './action-shelf.tsx';
import { CardShelf } from './card-shelf.tsx';
import { FormShelf } from './form-shelf.tsx';
import { FoundationShelf } from './foundation-shelf.tsx';
import { GALLERY_WORDS, type GalleryWords } from './gallery-words.ts';
import { RareShelf } from './rare-shelf.tsx';
import { SeatShelf } from './seat-shelf.tsx';
import { StateShelf } from './state-shelf.tsx';
import { TradeShelf } from './trade-shelf.tsx';

const SHELVES = [
  ['foundations', 'Foundations'],
  ['actions', 'Actions'],
  ['cards', 'Titles and lists of them'],
  ['forms', 'Forms'],
  ['states', 'States of a screen'],
  ['trade', 'Time and money'],
  ['seats', 'Choosing seats'],
  ['rare', 'States that are hard to reach'],
] as const;

/**
 * Every piece of lib/ui in every state, and what a buyer seldom meets, by day or by night, in each language and in words as long
 * as no language has them. For those who work on the screens: its own texts are not translated.
 */
export function Gallery({ words }: { words: GalleryWords }) {
  return (
    <Page className="flex flex-col gap-6">
      <title>Gallery · Houseful</title>
      <h1 className="font-sign text-4xl text-bulb">Gallery</h1>
      <ThemeChoice />
      <nav aria-label="Words of the specimens" className="flex flex-wrap gap-4">
        {GALLERY_WORDS.map((one) => (
          <Link
            key={one}
            to={`?words=${one}`}
            aria-current={one === words.chosen ? 'true' : undefined}
            className="py-2 underline-offset-4 hover:underline aria-[current]:font-bold aria-[current]:text-bulb"
          >
            {one}
          </Link>
        ))}
      </nav>
      <Link
        to="/gallery/seat-plan"
        className="w-fit py-2 text-bulb underline-offset-4 hover:underline"
      >
        The seat-map designer, on a page of its own
      </Link>
      <nav aria-label="Shelves" className="flex flex-wrap gap-4">
        {SHELVES.map(([id, title]) => (
          <a key={id} href={`#${id}`} className="py-2 underline-offset-4 hover:underline">
            {title}
          </a>
        ))}
      </nav>
      <WordsProvider value={words.words}>
        <FoundationShelf />
        <ActionShelf />
        <CardShelf />
        <FormShelf />
        <StateShelf />
        <TradeShelf />
        <SeatShelf />
        <RareShelf />
      </WordsProvider>
    </Page>
  );
}
