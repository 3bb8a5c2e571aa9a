/** @jsxImportSource preact */
const LAMPS = 24;

/** A row of lamps, so many of them lit as a share is done; without a label only for the eye. */
export function Lamps({ share, label }: { share: number; label?: string }) {
  const lit = Math.floor(share * LAMPS);
  const lookOf = (lamp: number) =>
    lamp < lit ? 'lamp lamp-lit' : lamp === lit ? 'lamp lamp-lit lamp-next' : 'lamp';
  const lamps = Array.from({ length: LAMPS }, (_, lamp) => (
    <span key={lamp} class={lookOf(lamp)} />
  ));
  if (label === undefined) {
    return (
      <div class="lamps" aria-hidden="true">
        {lamps}
      </div>
    );
  }
  return (
    <div
      class="lamps"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.floor(share * 100)}
    >
      {lamps}
    </div>
  );
}
