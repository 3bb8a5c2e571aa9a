import { Meter, type Press, pressOn, type Report } from './meter.ts';
import { buyerHeader, post } from './requests.ts';

export interface JoinsJob extends Press {
  readonly kind: 'joins';
  readonly authSecret: string;
  readonly roomId: string;
  /** Everybody is somebody else; the next job goes on from `extra.nextBuyer`. */
  readonly firstBuyer: number;
  /** Nobody more than that; then it ends before its time. */
  readonly buyersMax: number;
}

/** One newcomer after another joins the room, each with a token of their own. */
export async function pressJoins(job: JoinsJob): Promise<Report> {
  let buyer = job.firstBuyer;
  const end = job.firstBuyer + job.buyersMax;
  const meter = new Meter(job);
  const startedMs = performance.now();
  const lanes = { ...job };
  await pressOn(
    lanes,
    {
      get isOver() {
        return meter.isOver || buyer >= end;
      },
      note: (outcome, sinceMs) => meter.note(outcome, sinceMs),
    },
    async (connection) => {
      const request = joinRequest(job.roomId, buyerHeader(job.authSecret, `usr_crowd-${buyer++}`));
      const askedMs = performance.now();
      const { status } = await connection.ask(request);
      meter.note(status, askedMs);
    },
  );
  meter.extra['nextBuyer'] = buyer;
  meter.extra['tookMs'] = performance.now() - startedMs;
  return meter.report();
}

export function joinRequest(roomId: string, buyer: string): string {
  return post(`/api/v1/waiting-rooms/${roomId}/join`, buyer);
}
