import { useEffect, useRef, useState } from 'react';
import { Button } from '../../../../lib/ui/button.tsx';
import { Poster } from '../../../../lib/ui/art.tsx';
import { useDeskWords } from '../words/desk-words.ts';
import { Choice } from './choice.tsx';
import { ShowChoice } from './show-choice.tsx';
import type { FoundShow, FoundTitle, Subject } from './subject.ts';
import { TitleSearch } from './title-search.tsx';

interface SubjectChoiceProps {
  subject: Subject | null;
  onChoose: (subject: Subject | null) => void;
}

/** A title, and whether the room is for all its shows or for one. */
export function SubjectChoice({ subject, onChoose }: SubjectChoiceProps) {
  const { say } = useDeskWords();
  const [title, setTitle] = useState<FoundTitle | null>(null);
  const [found, setFound] = useState<FoundShow | null>(null);
  const titleScope = (one: FoundTitle): Subject => ({
    scope: { kind: 'title', titleId: one.titleId },
    name: one.name,
  });
  const showScope = (one: FoundShow | null): Subject | null =>
    one && { scope: { kind: 'show', showId: one.show.showId }, name: one.show.showId };

  if (!title) {
    if (subject) return <Chosen name={subject.name} onDrop={() => onChoose(null)} />;
    return (
      <TitleSearch
        onChoose={(one) => {
          setTitle(one);
          setFound(null);
          onChoose(titleScope(one));
        }}
      />
    );
  }
  const isShow = subject?.scope.kind === 'show' || subject === null;
  return (
    <div className="flex flex-col gap-4">
      <Chosen
        name={title.name}
        poster={title.posterUrl}
        onDrop={() => {
          setTitle(null);
          onChoose(null);
        }}
      />
      <Choice
        name="scope"
        title={say('new.scope')}
        value={isShow ? 'show' : 'title'}
        options={[
          { value: 'title', label: say('scope.title'), detail: say('new.titleDetail') },
          { value: 'show', label: say('scope.show'), detail: say('new.showDetail') },
        ]}
        onChange={(kind) => onChoose(kind === 'title' ? titleScope(title) : showScope(found))}
      />
      {isShow && (
        <ShowChoice
          title={title}
          chosen={found}
          onChoose={(one) => {
            setFound(one);
            onChoose(showScope(one));
          }}
        />
      )}
    </div>
  );
}

interface ChosenProps {
  name: string;
  poster?: string;
  onDrop: () => void;
}

function Chosen({ name, poster, onDrop }: ChosenProps) {
  const { say } = useDeskWords();
  const ref = useRef<HTMLDivElement>(null);
  // What was pressed to choose it is gone; a model's own head was there from the beginning.
  useEffect(() => {
    if (poster) ref.current?.focus();
  }, [poster]);
  return (
    <div
      ref={ref}
      tabIndex={-1}
      className="flex items-center gap-4 rounded-lg border border-line px-3 py-2"
    >
      {poster && <Poster address={poster} eager className="w-12 rounded" />}
      <strong className="min-w-0 flex-1 break-words">{name}</strong>
      <Button look="plain" onClick={onDrop}>
        {say('new.another')}
      </Button>
    </div>
  );
}
