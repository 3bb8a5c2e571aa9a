import { describe, expect, it } from 'vitest';
import { LobbyNumbers } from './lobby-numbers.ts';

/** Leases one block after the other, to anybody who asks; `until` is where the lobby closes. */
function leaser(until = Number.POSITIVE_INFINITY) {
  let next = 0;
  const sizes: number[] = [];
  return {
    sizes,
    lease: async (_roomId: string, size: number) => {
      if (next >= until) return null;
      sizes.push(size);
      next += size;
      return { from: next - size, to: next };
    },
  };
}

async function takeMany(lobby: LobbyNumbers, count: number): Promise<(number | null)[]> {
  return Promise.all(Array.from({ length: count }, () => lobby.take('wrm_a')));
}

describe('numbers of a lobby', () => {
  it('are given once, also to people who ask at the same time in several processes', async () => {
    const { lease } = leaser();
    const processes = [new LobbyNumbers(lease), new LobbyNumbers(lease)];
    const given = (await Promise.all(processes.map((lobby) => takeMany(lobby, 5_000)))).flat();
    expect(new Set(given).size).toBe(10_000);
  });

  it('are leased in blocks that grow to 4,096', async () => {
    const { lease, sizes } = leaser();
    await takeMany(new LobbyNumbers(lease), 20_000);
    expect(sizes).toEqual([64, 128, 256, 512, 1_024, 2_048, 4_096, 4_096, 4_096, 4_096]);
  });

  it('end with the lobby', async () => {
    const { lease } = leaser(64);
    const lobby = new LobbyNumbers(lease);
    const given = await takeMany(lobby, 70);
    expect(given.slice(0, 64)).not.toContain(null);
    expect(given.slice(64)).toEqual(Array<null>(6).fill(null));
  });

  it('are reported while they are given, and for good once no more will be', async () => {
    const { lease } = leaser();
    const lobby = new LobbyNumbers(lease);
    await takeMany(lobby, 5);
    const report = { roomId: 'wrm_a', from: 0, joins: 5 };
    expect(lobby.takeReports()).toEqual([{ ...report, isLast: false }]);
    lobby.close('wrm_a');
    const last = lobby.takeReports();
    expect(last).toEqual([{ ...report, isLast: true }]);
    expect(lobby.takeReports()).toEqual([]);
    expect(await lobby.take('wrm_a')).toBeNull();
    // The database was away: the last word is said again.
    lobby.again(last);
    expect(lobby.takeReports()).toEqual(last);
  });

  it('of a lease that came after the end are given to nobody, and that is said', async () => {
    let arrive: (block: { from: number; to: number }) => void = () => undefined;
    const lobby = new LobbyNumbers(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    const asked = lobby.take('wrm_a');
    lobby.close('wrm_a');
    arrive({ from: 0, to: 64 });
    expect(await asked).toBeNull();
    expect(lobby.takeReports()).toEqual([{ roomId: 'wrm_a', from: 0, joins: 0, isLast: true }]);
  });

  it('can be asked for again after a lease that failed', async () => {
    const { lease } = leaser();
    let fails = true;
    const lobby = new LobbyNumbers((roomId, size) => {
      if (!fails) return lease(roomId, size);
      fails = false;
      return Promise.reject(new Error('the database is away'));
    });
    await expect(lobby.take('wrm_a')).rejects.toThrow('away');
    expect(await lobby.take('wrm_a')).toBe(0);
  });
});
