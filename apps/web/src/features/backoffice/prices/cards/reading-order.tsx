import { Panel } from '../../panel.tsx';
import { usePricesWords } from '../words/prices-words.ts';
import type { CardForm } from './card-form.ts';
import { conditionsWords } from './conditions-words.ts';
import { inReadingOrder } from './in-reading-order.ts';

/** Which of several prices counts, in words: how the house will read the card. */
export function ReadingOrder({ form }: { form: CardForm }) {
  const words = usePricesWords();
  const { say } = words;
  if (form.blocks.length < 2) return null;
  return (
    <Panel title={say('cards.reading')} detail={say('cards.readingDetail')}>
      <ol className="list-decimal pl-6">
        {inReadingOrder(form.blocks).map((block) => (
          <li key={conditionsWords(block, words)} className="py-0.5">
            {conditionsWords(block, words)}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
