import { auditOperations } from '@houseful/contract/audit';
import { bookingOperations } from '@houseful/contract/booking';
import { catalogOperations } from '@houseful/contract/catalog';
import { counterOperations } from '@houseful/contract/counter-operations';
import { gateOperations } from '@houseful/contract/gate-operations';
import { identityOperations } from '@houseful/contract/identity';
import { insightsOperations } from '@houseful/contract/insights';
import { mediaOperations } from '@houseful/contract/media';
import { notificationsOperations } from '@houseful/contract/notifications';
import { offersOperations } from '@houseful/contract/offers-desk';
import type { Operation } from '@houseful/contract/operation';
import { orderDeskOperations } from '@houseful/contract/order-desk';
import { organisationsOperations } from '@houseful/contract/organisations';
import { paymentsOperations } from '@houseful/contract/payments';
import { seatPlansOperations } from '@houseful/contract/seat-plans';
import { titlesDeskOperations } from '@houseful/contract/titles-desk';
import { pricingOperations } from '@houseful/contract/pricing-desk';
import { scheduleDeskOperations } from '@houseful/contract/schedule-desk';
import { setAsideOperations } from '@houseful/contract/set-aside';
import { showsDeskOperations } from '@houseful/contract/shows-desk';
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
  titlesDeskOperations,
  scheduleDeskOperations,
  mediaOperations,
  bookingOperations,
  showsDeskOperations,
  orderDeskOperations,
  setAsideOperations,
  pricingOperations,
  offersOperations,
  waitingRoomOperations,
  ticketsOperations,
  gateOperations,
  counterOperations,
  paymentsOperations,
  notificationsOperations,
  organisationsOperations,
  auditOperations,
  insightsOperations,
].flatMap((module): Operation[] => Object.values(module));
