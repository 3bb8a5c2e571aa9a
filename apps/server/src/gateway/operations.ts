import { auditOperations } from '@houseful/contract/audit';
import { bookingOperations } from '@houseful/contract/booking';
import { catalogOperations } from '@houseful/contract/catalog';
import { identityOperations } from '@houseful/contract/identity';
import { notificationsOperations } from '@houseful/contract/notifications';
import type { Operation } from '@houseful/contract/operation';
import { organisationsOperations } from '@houseful/contract/organisations';
import { paymentsOperations } from '@houseful/contract/payments';
import { seatPlansOperations } from '@houseful/contract/seat-plans';
import { ticketsOperations } from '@houseful/contract/tickets';
import { venuesOperations } from '@houseful/contract/venues';
import { venuesDeskOperations } from '@houseful/contract/venues-desk';
import { waitingRoomOperations } from '@houseful/contract/waiting-room-operations';

/** Every public operation there is, in the order of the documentation. */
export const allOperations: readonly Operation[] = [
  identityOperations,
  venuesOperations,
  venuesDeskOperations,
  seatPlansOperations,
  catalogOperations,
  bookingOperations,
  waitingRoomOperations,
  ticketsOperations,
  paymentsOperations,
  notificationsOperations,
  organisationsOperations,
  auditOperations,
].flatMap((module): Operation[] => Object.values(module));
