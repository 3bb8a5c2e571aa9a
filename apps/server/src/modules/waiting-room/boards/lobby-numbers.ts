import type { NumberBlock } from '../actions/lease-block.ts';
import type { BlockReport } from '../store/blocks.ts';

/** Small at first, so that a small room is not full of holes; then ten million people are thousands of writes. */
export interface BlockSizes {
  readonly min: number;
  readonly max: number;
}

const BLOCK_SIZES: BlockSizes = { min: 64, max: 4_096 };

interface Leased extends NumberBlock {
  next: number;
}

interface Lobby {
  block: Leased | null;
  leasing: Promise<void> | null;
  size: number;
  /** The lobby has closed, or this process gives out no more. */
  isOver: boolean;
}

/**
 * The queue numbers that this process gives out while lobbies are open: from leased blocks, without
 * a word to the database for each. A number is given once; what was said of a block with `isLast`
 * stays true, because nothing of it is given afterwards.
 */
export class LobbyNumbers {
  readonly #lease: (roomId: string, size: number) => Promise<NumberBlock | null>;
  readonly #sizes: BlockSizes;
  readonly #lobbies = new Map<string, Lobby>();
  /** Last words that the database has not heard yet. */
  readonly #lastWords: BlockReport[] = [];

  constructor(
    lease: (roomId: string, size: number) => Promise<NumberBlock | null>,
    sizes: BlockSizes = BLOCK_SIZES,
  ) {
    this.#lease = lease;
    this.#sizes = sizes;
  }

  /** Null once the lobby has closed. */
  async take(roomId: string): Promise<number | null> {
    const lobby = this.#lobbyOf(roomId);
    for (;;) {
      const number = takeFrom(lobby);
      if (number !== null || lobby.isOver) return number;
      lobby.leasing ??= this.#renew(roomId, lobby).finally(() => {
        lobby.leasing = null;
      });
      await lobby.leasing;
    }
  }

  /** Gives out no more numbers of the room; what was given is said with the next report. */
  close(roomId: string): void {
    const lobby = this.#lobbies.get(roomId);
    if (!lobby || lobby.isOver) return;
    lobby.isOver = true;
    this.#putAway(roomId, lobby);
  }

  closeAll(): void {
    for (const roomId of this.#lobbies.keys()) this.close(roomId);
  }

  /** How far each block has got since, and last words; when they could not be told: `again`. */
  takeReports(): BlockReport[] {
    const progress = [...this.#lobbies].flatMap(([roomId, { block }]) =>
      block ? [reportOf(roomId, block, false)] : [],
    );
    return [...this.#lastWords.splice(0), ...progress];
  }

  again(reports: readonly BlockReport[]): void {
    this.#lastWords.push(...reports.filter(({ isLast }) => isLast));
  }

  #lobbyOf(roomId: string): Lobby {
    const known = this.#lobbies.get(roomId);
    if (known) return known;
    const lobby: Lobby = { block: null, leasing: null, size: this.#sizes.min, isOver: false };
    this.#lobbies.set(roomId, lobby);
    return lobby;
  }

  async #renew(roomId: string, lobby: Lobby): Promise<void> {
    const block = await this.#lease(roomId, lobby.size);
    this.#putAway(roomId, lobby);
    if (block === null) {
      lobby.isOver = true;
      return;
    }
    lobby.block = { ...block, next: block.from };
    lobby.size = Math.min(this.#sizes.max, lobby.size * 2);
    // It closed while the lease was on its way: none of these numbers was given.
    if (lobby.isOver) this.#putAway(roomId, lobby);
  }

  #putAway(roomId: string, lobby: Lobby): void {
    if (lobby.block) this.#lastWords.push(reportOf(roomId, lobby.block, true));
    lobby.block = null;
  }
}

function takeFrom({ block }: Lobby): number | null {
  if (!block || block.next >= block.to) return null;
  block.next += 1;
  return block.next - 1;
}

function reportOf(roomId: string, { from, next }: Leased, isLast: boolean): BlockReport {
  return { roomId, from, joins: next - from, isLast };
}
