import { problem } from './problem.ts';

/** Who calls, a buyer or somebody of the staff, by their id. @throws unauthenticated */
export function callerOf({
  caller,
}: {
  readonly caller: { readonly buyerId: string } | null;
}): string {
  if (!caller) throw problem('unauthenticated');
  return caller.buyerId;
}

/** Who of the staff calls, and where their right holds; the gateway has proved both. @throws unauthenticated */
export function staffOf<R>(
  call: Parameters<typeof callerOf>[0] & { readonly reach?: readonly R[] | undefined },
): { readonly actorId: string; readonly reach: readonly R[] } {
  return { actorId: callerOf(call), reach: call.reach ?? [] };
}
