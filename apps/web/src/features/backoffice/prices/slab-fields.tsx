import type { ReactNode } from 'react';
import { Button } from '../../../lib/ui/button.tsx';
import { Field } from '../../../lib/ui/field.tsx';
import { IconButton } from '../../../lib/ui/icon-button.tsx';
import { CloseIcon } from '../../../lib/ui/icons.tsx';
import { usePricesWords } from './words/prices-words.ts';

interface Slab {
  /** Empty: whatever is left above. */
  readonly upTo: string;
}

interface SlabFieldsProps<S extends Slab> {
  slabs: readonly S[];
  empty: S;
  disabled: boolean;
  error: string | undefined;
  /** The fields of a slab beside its end. */
  children: (slab: S, change: (changes: Partial<S>) => void) => ReactNode;
  onChange: (slabs: readonly S[]) => void;
}

const SLABS_MAX = 20;

/** Rising slabs; the last has no end and takes whatever is left above. */
export function SlabFields<S extends Slab>(props: SlabFieldsProps<S>) {
  const { slabs, empty, disabled, error, children, onChange } = props;
  const { say } = usePricesWords();
  const change = (index: number) => (changes: Partial<S>) =>
    onChange(slabs.map((slab, at) => (at === index ? { ...slab, ...changes } : slab)));
  return (
    <>
      <ul className="flex flex-col gap-3">
        {slabs.map((slab, index) => {
          const isLast = index === slabs.length - 1;
          return (
            // Slabs have no name but their place.
            <li key={index} className="flex flex-wrap items-end gap-3">
              {isLast ? (
                <p className="flex min-h-12 min-w-40 flex-1 items-center text-muted">
                  {say(slabs.length === 1 ? 'slab.all' : 'slab.above')}
                </p>
              ) : (
                <Field
                  label={say('slab.upTo', { number: index + 1 })}
                  inputMode="decimal"
                  required
                  autoComplete="off"
                  disabled={disabled}
                  value={slab.upTo}
                  error={error}
                  className="min-w-40 flex-1"
                  onChange={({ target }) => change(index)({ upTo: target.value } as Partial<S>)}
                />
              )}
              {children(slab, change(index))}
              {!disabled && !isLast && (
                <IconButton
                  label={say('slab.remove', { number: index + 1 })}
                  className="size-12"
                  onClick={() => onChange(slabs.filter((_, at) => at !== index))}
                >
                  <CloseIcon />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      {!disabled && slabs.length < SLABS_MAX && (
        <div>
          <Button look="quiet" size="small" onClick={() => onChange([empty, ...slabs])}>
            {say('slab.add')}
          </Button>
        </div>
      )}
    </>
  );
}
