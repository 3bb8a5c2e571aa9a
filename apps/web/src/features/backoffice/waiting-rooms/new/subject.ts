import type { ShowOnOffer, TitleCard, VenueSummary } from '@houseful/contract/catalog';
import type { WaitingRoomScope } from '@houseful/contract/waiting-room';

/** What a room is put in front of, with the words for it. */
export interface Subject {
  readonly scope: WaitingRoomScope;
  readonly name: string;
}

export type FoundTitle = Pick<TitleCard, 'titleId' | 'name' | 'posterUrl' | 'kind'>;

export interface FoundShow {
  readonly show: ShowOnOffer;
  readonly venue: VenueSummary;
}
