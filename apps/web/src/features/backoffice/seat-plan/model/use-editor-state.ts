import { useSyncExternalStore } from 'react';
import type { Editor, EditorState } from './editor.ts';

/** A part of what the editor knows; renders again when that part is another. */
export function useEditorState<T>(editor: Editor, part: (state: EditorState) => T): T {
  const read = () => part(editor.state());
  return useSyncExternalStore(editor.subscribe, read, read);
}
