import type { VenueKind } from '@houseful/contract/venues';
import type { Words } from '../../../lib/i18n/words.ts';

export function venueKindWord(kind: VenueKind, t: Words['t']): string {
  switch (kind) {
    case 'multiplex':
      return t('venuePage.multiplex');
    case 'single-screen':
      return t('venuePage.singleScreen');
    case 'arena':
      return t('venuePage.arena');
    case 'stadium':
      return t('venuePage.stadium');
    case 'theatre':
      return t('venuePage.theatre');
  }
}
