import type { Hold } from '@houseful/contract/booking';
import type { CounterSale, Shift, Till } from '@houseful/contract/counter';
import type { Session } from '@houseful/contract/identity';
import type { Invitation } from '@houseful/contract/organisations';
import { FIRST_ORGANISATION_ID, type Grant } from '@houseful/contract/staff';
import type { Answer, OpenHouse } from '#test/kit/open-house';

export const VENUE_ID = 'ven_test-talkies';
/** ₹1,000 in hundreds. */
export const FLOAT = [{ value: 10_000, pieces: 10 }];
export const FLOAT_AMOUNT = 100_000;

export const rupees = (amount: number) => ({ amount: amount * 100, currency: 'INR' });

/** Somebody at work, and what they can do at a counter. */
export interface Cashier {
  readonly token: string;
  readonly userId: string;
}

export interface Counter {
  /** Somebody who was asked to work here, and came. */
  employ(role: Grant['role'], venueIds?: readonly string[] | null): Promise<Cashier>;
  newTill(name?: string): Promise<Till>;
  /** A shift of a new cashier at a new till, with ₹1,000 in its drawer. */
  openShift(cashier?: Cashier): Promise<{ cashier: Cashier; shift: Shift }>;
  hold(at: AtTill, wish: object): Promise<Answer<Hold>>;
  sell(at: AtTill, holdId: string, more: object): Promise<Answer<CounterSale>>;
  /** Holds one seat and sells it for what it costs. */
  sold(at: AtTill, seatId: string, tender?: object): Promise<CounterSale>;
}

export interface AtTill {
  readonly cashier: Cashier;
  readonly shift: Pick<Shift, 'shiftId'>;
}

/** What a box office does over HTTP; `owner` runs the house. */
export function atTheCounter(open: OpenHouse, owner: string): Counter {
  const { ask, house } = open;
  let people = 0;
  let tills = 0;

  const employ: Counter['employ'] = async (role, venueIds = null) => {
    const email = `cashier${(people += 1)}@example.com`;
    const { body: session } = await ask<Session>('POST', '/auth/register', {
      body: { name: `Cashier ${people}`, email, password: 'a long word for staff' },
    });
    const { body: invitation } = await ask<Invitation>(
      'POST',
      `/desk/organisations/${FIRST_ORGANISATION_ID}/invitations`,
      { token: owner, body: { email, grants: [{ role, venueIds }] } },
    );
    const token = house.faces.organisations.invitationWord(invitation.invitationId);
    await ask('POST', '/desk/invitations/accept', { token: session.accessToken, body: { token } });
    return { token: session.accessToken, userId: session.user.userId };
  };

  const newTill: Counter['newTill'] = async (name = `Till ${(tills += 1)}`) => {
    const body = { venueId: VENUE_ID, name };
    return (await ask<Till>('POST', '/desk/counter/tills', { token: owner, body })).body;
  };

  const hold: Counter['hold'] = ({ cashier, shift }, wish) =>
    ask<Hold>('POST', `/desk/counter/shifts/${shift.shiftId}/holds`, {
      token: cashier.token,
      body: { showId: 'shw_evening', ...wish },
    });

  const sell: Counter['sell'] = ({ cashier, shift }, holdId, more) =>
    ask<CounterSale>('POST', `/desk/counter/shifts/${shift.shiftId}/sales`, {
      token: cashier.token,
      body: { holdId, ...more },
    });

  return {
    employ,
    newTill,
    hold,
    sell,

    openShift: async (known) => {
      const cashier = known ?? (await employ('box-office'));
      const { tillId } = await newTill();
      const { body: shift } = await ask<Shift>('POST', '/desk/counter/shifts', {
        token: cashier.token,
        body: { tillId, float: FLOAT },
      });
      return { cashier, shift };
    },

    sold: async (at, seatId, tender) => {
      const { body: held } = await hold(at, { seatIds: [seatId] });
      const expectedTotal = held.quote.total;
      const cash = { method: 'cash', tendered: expectedTotal };
      const answer = await sell(at, held.holdId, { expectedTotal, tender: tender ?? cash });
      if (answer.status !== 201) throw new Error(`not sold: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
  };
}
