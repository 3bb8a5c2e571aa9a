import type { OpenRoom, Protection } from '../store/rooms.ts';

/** Which title a show is one of, and whose show it is; null for a rehearsal. @throws no-such-show */
export type TitleOf = (
  showId: string,
) => Promise<{ readonly titleId: string; readonly organisationId: string } | null>;

/** Which room stands before which show, as it was looked at last. */
export class GuardedShows {
  readonly #titleOf: TitleOf;
  #ofShows: ReadonlyMap<string, string> = new Map();
  #ofTitles: ReadonlyMap<string, string> = new Map();

  constructor(titleOf: TitleOf) {
    this.#titleOf = titleOf;
  }

  /** All there are now. */
  take(protections: readonly Protection[], rooms: readonly OpenRoom[]): void {
    this.#ofShows = new Map(protections.map((show) => [show.show_id, show.room_id]));
    this.#ofTitles = new Map(
      rooms.flatMap(({ organisation_id, title_id, room_id }) =>
        title_id === null ? [] : [[nameOf(organisation_id, title_id), room_id]],
      ),
    );
  }

  /** The room in front of the show, or of all shows of its title, however new it is. @throws no-such-show */
  async roomBefore(showId: string): Promise<string | undefined> {
    const known = this.#ofShows.get(showId);
    if (known !== undefined || this.#ofTitles.size === 0) return known;
    const title = await this.#titleOf(showId);
    return title === null
      ? undefined
      : this.#ofTitles.get(nameOf(title.organisationId, title.titleId));
  }

  showsBehind(roomId: string): string[] {
    return [...this.#ofShows].filter(([, room]) => room === roomId).map(([showId]) => showId);
  }
}

/** A title as one organisation plays it. */
function nameOf(organisationId: string, titleId: string): string {
  return `${organisationId} ${titleId}`;
}
