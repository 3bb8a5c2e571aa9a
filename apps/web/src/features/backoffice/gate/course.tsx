import type { GateCounts } from '@houseful/contract/gate';
import { Panel } from '../panel.tsx';
import { useGateWords } from './words/gate-words.ts';

const HEIGHT = 60;
const STEP = 10;

/** Scans of each of the last thirty minutes, as bars, and as a table below for who does not see them. */
export function Course({ counts, timeZone }: { counts: GateCounts; timeZone: string }) {
  const { say, number, time } = useGateWords();
  const { perMinute } = counts;
  const most = Math.max(1, ...perMinute.map(({ scans }) => scans));
  return (
    <Panel title={say('course.heading')}>
      {perMinute.length === 0 ? (
        <p className="text-muted">{say('course.none')}</p>
      ) : (
        <>
          <svg
            viewBox={`0 0 ${perMinute.length * STEP} ${HEIGHT}`}
            className="h-24 w-full max-w-3xl text-bulb"
            preserveAspectRatio="none"
            aria-hidden="true"
          >
            {perMinute.map(({ minute, scans }, index) => (
              <rect
                key={minute}
                x={index * STEP + 1}
                y={HEIGHT - (scans / most) * HEIGHT}
                width={STEP - 2}
                height={(scans / most) * HEIGHT}
                fill="currentColor"
              />
            ))}
          </svg>
          <table className="sr-only">
            <thead>
              <tr>
                <th scope="col">{say('course.minute')}</th>
                <th scope="col">{say('course.scans')}</th>
              </tr>
            </thead>
            <tbody>
              {perMinute.map(({ minute, scans }) => (
                <tr key={minute}>
                  <th scope="row">{time(minute, timeZone)}</th>
                  <td>{number(scans)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Panel>
  );
}
