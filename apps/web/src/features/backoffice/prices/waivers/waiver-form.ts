import type { TaxWaiver } from '@houseful/contract/pricing';
import { type DatesForm, dateFlaws } from '../date-fields.tsx';

/** A waiver as it is typed. */
export interface WaiverForm extends DatesForm {
  readonly name: string;
  /** One, once it is chosen. */
  readonly titleIds: readonly string[];
  readonly state: string;
}

export type WaiverFlaw = 'name' | 'title' | 'state' | 'from' | 'until';

export const EMPTY_WAIVER: WaiverForm = { name: '', titleIds: [], state: '', from: '', until: '' };

export function waiverFormOf({ titleId, until, ...rule }: TaxWaiver): WaiverForm {
  return { ...rule, titleIds: [titleId], until: until ?? '' };
}

export function waiverOf({ titleIds, until, name, state, from }: WaiverForm): TaxWaiver {
  return {
    ...{ name: name.trim(), titleId: titleIds[0] ?? '', state: state.trim(), from },
    until: until || null,
  };
}

/** What cannot be sent as it stands, the first first. */
export function waiverFlaws(form: WaiverForm): WaiverFlaw[] {
  return [
    ...(form.name.trim() === '' ? (['name'] as const) : []),
    ...(form.titleIds.length === 0 ? (['title'] as const) : []),
    ...(form.state.trim() === '' ? (['state'] as const) : []),
    ...dateFlaws(form),
  ];
}
