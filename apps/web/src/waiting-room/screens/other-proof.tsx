/** @jsxImportSource preact */
import { useId, useRef } from 'preact/hooks';
import type { RoomWords } from '../words.ts';

interface OtherProofProps {
  /** What is checked now. */
  shown: string;
  words: RoomWords;
  onText: (text: string) => void;
}

/** A proof from elsewhere: from a file, or pasted; a proof is one line ended by a line feed. */
export function OtherProof({ shown, words: { t }, onText }: OtherProofProps) {
  const fileId = useId();
  const textId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <details class="card">
      <summary class="link min-h-6 text-lg">{t('draw.other')}</summary>
      <div class="mt-3 flex flex-col gap-3">
        <p class="text-muted">{t('draw.otherDetail')}</p>
        <label for={fileId}>{t('draw.open')}</label>
        <input
          id={fileId}
          type="file"
          class="max-w-full"
          accept=".json,application/json"
          onChange={({ currentTarget: { files } }) => void files?.[0]?.text().then(onText)}
        />
        <label for={textId}>{t('draw.paste')}</label>
        <textarea
          id={textId}
          ref={area}
          rows={6}
          spellcheck={false}
          class="w-full rounded-lg border border-edge bg-ground p-2 font-mono text-xs"
          defaultValue={shown.trimEnd()}
        />
        <button
          type="button"
          class="button button-quiet self-start"
          onClick={() => onText(`${area.current?.value.trimEnd() ?? ''}\n`)}
        >
          {t('draw.checkPasted')}
        </button>
      </div>
    </details>
  );
}
