import type { WaitingRoomPhase } from '@houseful/contract/waiting-room';
import type { Words } from '../../../lib/i18n/words.ts';
import { deviceTimeZone } from '../device-time-zone.ts';
import type { DeskTextName, Say } from './words/desk-words.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

type DeskWords = Pick<Words, 't' | 'number' | 'moment'> & { readonly say: Say };

/** `30 seconds`, `2 minutes`: a rule's time, exactly. */
export function spanText(ms: number, { t }: Pick<Words, 't'>): string {
  if (ms % MINUTE_MS === 0) return t('duration.waitMinutes', { count: ms / MINUTE_MS });
  return t('duration.waitSeconds', { count: ms / SECOND_MS });
}

const RULES: ReadonlySet<string> = new Set<RuleName>([
  ...(['placesPerInterval', 'intervalMs', 'activeMax', 'graceMs', 'placesBack'] as const),
  ...(['admissionMs', 'placesPerNetworkMax', 'placesPerDeviceMax', 'proofOfWorkBits'] as const),
  ...([
    'requiresAccount',
    'opensAt',
    'onSaleAt',
    'message',
    'phase',
    'paused',
    'ordering',
  ] as const),
  ...(['randomnessSource', 'randomness', 'kind'] as const),
]);
type RuleName = Extract<DeskTextName, `rule.${string}`> extends `rule.${infer Name}` ? Name : never;

/** What a rule is called; one that the desk does not know yet keeps its own name. */
export function ruleText(name: string, { say }: Pick<DeskWords, 'say'>): string {
  return RULES.has(name) ? say(`rule.${name as RuleName}`) : name;
}

/** A rule's value in words. */
export function valueText(name: string, value: unknown, words: DeskWords): string {
  const { say, number, moment } = words;
  if (value === undefined) return '–';
  if (value === null) return say(name.endsWith('At') ? 'value.byHand' : 'value.none');
  if (typeof value === 'boolean') return say(value ? 'value.yes' : 'value.no');
  if (typeof value === 'number') {
    return name.endsWith('Ms') ? spanText(value, words) : number(value);
  }
  if (typeof value !== 'string') return JSON.stringify(value);
  if (name === 'phase') return say(`phase.${value as WaitingRoomPhase}`);
  if (name === 'kind') return say(value === 'show' ? 'scope.show' : 'scope.title');
  if (name === 'ordering') return say(value === 'fifo' ? 'ordering.fifo' : 'ordering.drawn');
  if (name.endsWith('At')) return moment(value, deviceTimeZone());
  return name === 'message' ? `“${value}”` : value;
}
