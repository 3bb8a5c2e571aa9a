import { mediaOperations } from '@houseful/contract/media';
import {
  heightOf,
  PICTURE_BYTES_MAX,
  type PicturePurpose,
  widestOf,
} from '@houseful/contract/pictures';
import { useMutation } from '@tanstack/react-query';
import clsx from 'clsx';
import { type DragEvent, useId, useRef, useState } from 'react';
import { isProblem } from '../../../../lib/api/problem.ts';
import { upload } from '../../../../lib/browser.ts';
import { Banner, Poster } from '../../../../lib/ui/art.tsx';
import { Button } from '../../../../lib/ui/button.tsx';
import { Notice, ProblemNotice } from '../../../../lib/ui/notice.tsx';
import type { ChosenPicture } from '../title-form.ts';
import { useTitlesWords } from '../words/titles-words.ts';
import { PictureCrop, type PictureFocus } from './picture-crop.tsx';

const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif'];
const MEGABYTE = 1024 * 1024;

interface PictureFieldProps {
  purpose: PicturePurpose;
  organisationId: string;
  picture: ChosenPicture | null;
  onChange: (picture: ChosenPicture | null) => void;
}

/** Takes a picture by drop or choice, lets its best part be chosen, and uploads it. */
export function PictureField({ purpose, organisationId, picture, onChange }: PictureFieldProps) {
  const { say, number } = useTitlesWords();
  const [file, setFile] = useState<File | null>(null);
  const [flaw, setFlaw] = useState<'notAPicture' | 'tooHeavy' | null>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (focus: PictureFocus) => {
      setShare(0);
      const input = { organisation: organisationId, purpose, focusX: focus.x, focusY: focus.y };
      return upload(mediaOperations.uploadImage, input, file ?? new Blob(), {
        onProgress: setShare,
      });
    },
    onSuccess: ({ imageId, address }) => {
      setFile(null);
      onChange({ imageId, address });
    },
  });

  function take(chosen: File | undefined): void {
    if (!chosen) return;
    send.reset();
    const isWrong = !TYPES.includes(chosen.type);
    const wrong = isWrong ? 'notAPicture' : chosen.size > PICTURE_BYTES_MAX ? 'tooHeavy' : null;
    setFlaw(wrong);
    setFile(wrong === null ? chosen : null);
  }

  const Shown = purpose === 'poster' ? Poster : Banner;
  const width = widestOf(purpose);
  const facts = {
    ...{ width: number(width), height: number(heightOf(purpose, width)) },
    megabytes: PICTURE_BYTES_MAX / MEGABYTE,
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 text-sm font-medium">{say(`picture.${purpose}`)}</legend>
      {picture && !file && (
        <Shown address={picture.address} sizes="120px" className="w-28 rounded-lg" />
      )}
      {file ? (
        <PictureCrop
          key={`${file.name} ${file.lastModified}`}
          file={file}
          purpose={purpose}
          busy={send.isPending}
          share={share}
          onUse={send.mutate}
          onCancel={() => setFile(null)}
          onUnreadable={() => {
            setFile(null);
            setFlaw('notAPicture');
          }}
        />
      ) : (
        <DropZone
          name={say(`picture.${purpose}`)}
          hint={say('picture.hint', facts)}
          onFile={take}
        />
      )}
      {flaw && (
        <Notice tone="bad" urgent>
          {say(`picture.${flaw}`, facts)}
        </Notice>
      )}
      {isProblem(send.error, 'image-refused') ? (
        <Notice tone="bad" urgent>
          {say(`picture.refused.${send.error.members.reason}`, facts)}
        </Notice>
      ) : (
        <ProblemNotice error={send.error} />
      )}
      {picture && !file && (
        <Button
          look="quiet"
          size="small"
          className="self-start"
          onClick={() => {
            setFlaw(null);
            onChange(null);
          }}
        >
          {say('picture.remove')}
        </Button>
      )}
    </fieldset>
  );
}

interface DropZoneProps {
  name: string;
  hint: string;
  onFile: (file: File | undefined) => void;
}

function DropZone({ name, hint, onFile }: DropZoneProps) {
  const { say } = useTitlesWords();
  const [isOver, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={clsx(
        'flex flex-col items-center gap-2 rounded-lg border-2 border-dashed px-4 py-5 text-center',
        isOver ? 'border-bulb bg-raised' : 'border-edge',
      )}
    >
      <p className="text-sm text-muted max-sm:hidden">{say('picture.drop')}</p>
      <input
        ref={input}
        type="file"
        accept={TYPES.join(',')}
        aria-label={name}
        aria-describedby={id}
        className="sr-only"
        tabIndex={-1}
        onChange={({ target }) => {
          onFile(target.files?.[0]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
      <Button look="quiet" aria-describedby={id} onClick={() => input.current?.click()}>
        {say('picture.choose', { name })}
      </Button>
      <p id={id} className="text-xs text-faint">
        {hint}
      </p>
    </div>
  );
}
