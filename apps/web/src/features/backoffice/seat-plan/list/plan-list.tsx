import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { useWords } from '../../../../lib/i18n/words.ts';
import type { Viewport } from '../../../../lib/canvas/viewport.ts';
import { boxOfSelection, type Selection } from '@houseful/seat-plan/selection';
import { includes, toggle } from '../model/combine.ts';
import type { Editor } from '../model/editor.ts';
import { useEditorState } from '../model/use-editor-state.ts';
import { useSay } from '../words/plan-words.ts';
import { type ListItem, listItems } from './list-items.ts';

interface PlanListProps {
  editor: Editor;
  viewport: Viewport;
}

/**
 * The room in words: a tree of sections, blocks, rows and seats for keyboards and screen readers. What is
 * selected here is selected in the drawing, and can be changed beside it in the same way.
 */
export function PlanList({ editor, viewport }: PlanListProps) {
  const say = useSay();
  const { number } = useWords();
  const plan = useEditorState(editor, (state) => state.history.now);
  const selection = useEditorState(editor, (state) => state.selection);
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(plan.sections.slice(0, 1).map(({ id }) => `section ${id}`)),
  );
  const [focused, setFocused] = useState('');
  const tree = useRef<HTMLDivElement>(null);
  const items = listItems(plan, open, { say, number });
  const place = Math.max(
    0,
    items.findIndex(({ key }) => key === focused),
  );

  const focus = (next: number) => {
    const item = items[Math.min(items.length - 1, Math.max(0, next))];
    if (!item) return;
    setFocused(item.key);
    tree.current?.querySelector<HTMLElement>(`[data-key="${item.key}"]`)?.focus();
  };
  const unfold = (item: ListItem, on: boolean) => {
    const keys = new Set(open);
    if (on) keys.add(item.key);
    else keys.delete(item.key);
    setOpen(keys);
  };
  const choose = (item: ListItem, more: boolean) => {
    editor.select(more ? toggle(selection, item.picks) : item.picks);
    reveal(viewport, editor, item.picks);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const item = items[place];
    if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
    const done = actOn(event, item);
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  };

  function actOn(event: KeyboardEvent, item: ListItem): boolean {
    switch (event.key) {
      case 'ArrowDown':
        focus(place + 1);
        return true;
      case 'ArrowUp':
        focus(place - 1);
        return true;
      case 'Home':
        focus(0);
        return true;
      case 'End':
        focus(items.length - 1);
        return true;
      case 'ArrowRight':
        if (item.isOpen === false) unfold(item, true);
        else if (item.isOpen) focus(place + 1);
        return true;
      case 'ArrowLeft':
        if (item.isOpen) unfold(item, false);
        else focus(parentOf(items, place));
        return true;
      case 'Enter':
      case ' ':
        choose(item, event.shiftKey || event.key === ' ');
        return true;
      default:
        return false;
    }
  }

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    const item = items.find((one) => one.key === key);
    if (!item) return;
    if (target.closest('[data-fold]')) unfold(item, !item.isOpen);
    else choose(item, event.shiftKey || event.ctrlKey || event.metaKey);
  };

  return (
    <div className="p-2">
      <p className="px-2 pb-2 text-sm text-muted">{say('list.detail')}</p>
      <div
        ref={tree}
        role="tree"
        aria-label={say('list.label')}
        aria-multiselectable="true"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
      >
        {items.map((item, index) => (
          <ListRow
            key={item.key}
            item={item}
            isTarget={index === place}
            isSelected={item.isSelectable && includes(selection, item.picks)}
            onFocus={() => setFocused(item.key)}
          />
        ))}
      </div>
    </div>
  );
}

function parentOf(items: readonly ListItem[], place: number): number {
  const level = items[place]?.level ?? 1;
  for (let above = place - 1; above >= 0; above -= 1) {
    if ((items[above]?.level ?? 1) < level) return above;
  }
  return place;
}

function reveal(viewport: Viewport, editor: Editor, picks: Selection): void {
  const box = boxOfSelection(editor.plan(), picks);
  if (box.left <= box.right) viewport.reveal(box);
}

interface ListRowProps {
  item: ListItem;
  isTarget: boolean;
  isSelected: boolean;
  onFocus: () => void;
}

const INDENTS = ['pl-1', 'pl-1', 'pl-5', 'pl-9', 'pl-13'];

/** Keys and presses are understood by the tree. */
function ListRow({ item, isTarget, isSelected, onFocus }: ListRowProps) {
  const { key, level, text, detail, isOpen, position, total } = item;
  return (
    <div
      role="treeitem"
      data-key={key}
      aria-level={level}
      aria-expanded={isOpen}
      aria-selected={isSelected}
      aria-posinset={position}
      aria-setsize={total}
      tabIndex={isTarget ? 0 : -1}
      onFocus={onFocus}
      className={`flex min-h-9 cursor-default items-center gap-1 rounded-lg pr-2 text-sm [content-visibility:auto] [contain-intrinsic-size:auto_2.25rem] ${INDENTS[level]} ${isSelected ? 'bg-marquee text-on-marquee' : 'hover:bg-raised'}`}
    >
      <span
        aria-hidden="true"
        data-fold={isOpen === undefined ? undefined : ''}
        className="flex size-8 shrink-0 items-center justify-center"
      >
        {isOpen === undefined ? '' : isOpen ? '▾' : '▸'}
      </span>
      <span className="min-w-0 truncate font-medium">{text}</span>
      <span className={`ml-auto shrink-0 text-xs ${isSelected ? '' : 'text-muted'}`}>{detail}</span>
    </div>
  );
}
