import { type ReactNode, useState } from 'react';
import { Button } from '../../../lib/ui/button.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import type { Chosen } from './use-chosen.ts';

interface BulkVerbsProps<Item, Verb extends string> {
  chosen: Chosen<Item>;
  /** How many are chosen, in words. */
  said: string;
  verbs: readonly {
    readonly verb: Verb;
    readonly label: string;
    readonly isFirst?: boolean;
  }[];
  /** Whether a row, as it was when it was chosen, can be treated that way. */
  can: (verb: Verb, item: Item) => boolean;
  /** Does it, after asking. */
  children: (asked: {
    readonly verb: Verb;
    readonly able: readonly Item[];
    /** How many of those that are chosen it is not for. */
    readonly others: number;
    readonly onClose: () => void;
  }) => ReactNode;
}

/** What can be done to all rows that are chosen; absent while none is. */
export function BulkVerbs<Item, Verb extends string>(props: BulkVerbsProps<Item, Verb>) {
  const { chosen, verbs, can } = props;
  const [asked, setAsked] = useState<Verb | null>(null);
  if (chosen.items.length === 0) return null;
  const able = chosen.items.filter((item) => asked !== null && can(asked, item));
  const onClose = () => {
    setAsked(null);
    chosen.clear();
  };
  return (
    <>
      <ChosenBar said={props.said} onNone={chosen.clear}>
        {verbs.map(({ verb, label, isFirst = false }) => (
          <Button
            key={verb}
            size="small"
            look={isFirst ? 'primary' : 'quiet'}
            disabled={!chosen.items.some((item) => can(verb, item))}
            onClick={() => setAsked(verb)}
          >
            {label}
          </Button>
        ))}
      </ChosenBar>
      {asked !== null &&
        props.children({
          ...{ verb: asked, able, onClose },
          others: chosen.items.length - able.length,
        })}
    </>
  );
}
