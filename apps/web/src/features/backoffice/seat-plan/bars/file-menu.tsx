import { Menu } from '@base-ui/react/menu';
import type { FileFlaw } from '@houseful/seat-plan/files/flaw';
import { readPlan, writePlan } from '@houseful/seat-plan/files/plan-json';
import { readCsv } from '@houseful/seat-plan/files/read-csv';
import { writeCsv } from '@houseful/seat-plan/files/write-csv';
import { NOTHING } from '@houseful/seat-plan/selection';
import { useRef, useState } from 'react';
import { saveFile } from '../../../../lib/files/save-file.ts';
import type { Editor } from '../model/editor.ts';
import { useSay } from '../words/plan-words.ts';
import { FlawDialog } from './flaw-dialog.tsx';

interface FileMenuProps {
  editor: Editor;
  name: string;
  onStart: () => void;
}

/** No room of 100,000 places is larger, however it is written. */
const FILE_BYTES_MAX = 20_000_000;

/** The room as a file, a file as the room, and a fresh start. */
export function FileMenu({ editor, name, onStart }: FileMenuProps) {
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [flaws, setFlaws] = useState<readonly FileFlaw[]>([]);

  const exportAs = (text: string, type: string, ending: string) =>
    saveFile(new Blob([text], { type }), `${fileName(name)}.${ending}`);

  const bring = async (file: File | undefined) => {
    if (!file) return;
    const read = await readFile(file, say);
    if ('flaws' in read) return setFlaws(read.flaws);
    editor.step('import', () => read.plan, { selection: NOTHING });
  };

  return (
    <>
      <Menu.Root>
        <Menu.Trigger
          ref={button}
          className="inline-flex min-h-10 items-center rounded-lg border border-edge px-3 text-sm font-semibold hover:bg-raised"
        >
          {say('file.title')}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="z-40">
            <Menu.Popup className="min-w-56 rounded-lg border border-line bg-surface p-1 shadow-lg outline-none">
              <FileItem text={say('file.start')} onClick={onStart} />
              <FileItem text={say('file.import')} onClick={() => input.current?.click()} />
              <FileItem
                text={say('file.json')}
                onClick={() => exportAs(writePlan(editor.plan()), 'application/json', 'json')}
              />
              <FileItem
                text={say('file.csv')}
                onClick={() => exportAs(`\uFEFF${writeCsv(editor.plan())}`, 'text/csv', 'csv')}
              />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <input
        ref={input}
        type="file"
        hidden
        data-import=""
        accept=".json,.csv,application/json,text/csv"
        onChange={({ target }) => {
          void bring(target.files?.[0]);
          // The same file again is a new choice.
          target.value = '';
        }}
      />
      <FlawDialog flaws={flaws} onClose={() => setFlaws([])} returnFocusTo={button} />
    </>
  );
}

function FileItem({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <Menu.Item
      onClick={onClick}
      className="flex min-h-11 cursor-pointer items-center rounded-md px-3 text-sm outline-none data-[highlighted]:bg-raised"
    >
      {text}
    </Menu.Item>
  );
}

async function readFile(file: File, say: ReturnType<typeof useSay>) {
  if (file.size > FILE_BYTES_MAX) {
    const values = { most: FILE_BYTES_MAX };
    return { flaws: [{ line: 1, column: 1, code: 'too-large' as const, values }] };
  }
  const text = await file.text();
  const isJson = /\.json$/i.test(file.name) || /^\s*[[{]/.test(text);
  if (isJson) return readPlan(text);
  return readCsv(text, {
    section: say('name.seats'),
    category: say('name.standard'),
    gate: say('name.gate'),
    stage: say('name.stage'),
  });
}

/** `Screen 2 (IMAX)` as `screen-2-imax`. */
function fileName(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, '-');
  return plain.replaceAll(/^-|-$/g, '') || 'seat-plan';
}
