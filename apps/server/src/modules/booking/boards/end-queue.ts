interface End {
  readonly endMs: number;
  readonly seatId: string;
}

/**
 * Seats by the moment at which time alone frees them, the earliest first: a binary heap, so that
 * a show of tens of thousands of holds is not looked through each time one of them ends.
 */
export class EndQueue {
  readonly #ends: End[] = [];

  add(end: End): void {
    const ends = this.#ends;
    let at = ends.push(end) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((ends[above] as End).endMs <= end.endMs) break;
      ends[at] = ends[above] as End;
      at = above;
    }
    ends[at] = end;
  }

  /** Takes out a seat whose end has come; undefined when there is none. */
  takeDue(nowMs: number): string | undefined {
    const first = this.#ends[0];
    if (!first || first.endMs > nowMs) return undefined;
    const last = this.#ends.pop() as End;
    if (this.#ends.length > 0) this.#sink(last);
    return first.seatId;
  }

  #sink(end: End): void {
    const ends = this.#ends;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const right = ends[below + 1];
      if (right && right.endMs < (ends[below] as End).endMs) below += 1;
      const earlier = ends[below];
      if (!earlier || earlier.endMs >= end.endMs) break;
      ends[at] = earlier;
      at = below;
    }
    ends[at] = end;
  }
}
