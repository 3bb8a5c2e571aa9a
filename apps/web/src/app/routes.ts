import { index, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('routes/home.tsx'),
  route('tickets', 'routes/tickets.tsx'),
  route('account', 'routes/account.tsx'),
  route('titles/:titleId', 'routes/title.tsx'),
  route('shows/:showId', 'routes/show.tsx'),
  route('shows/:showId/seats', 'routes/seats.tsx'),
  route('checkout/return', 'routes/payment-return.tsx'),
  route('checkout/:holdId', 'routes/checkout.tsx'),
  route('orders/:orderId', 'routes/order.tsx'),
  route('backoffice/mailbox', 'routes/mailbox.tsx'),
  route('backoffice/mailbox/:mailId', 'routes/mail.tsx'),
  route('gallery', 'routes/gallery.tsx'),
  route(':cityId', 'routes/city.tsx'),
  route('*', 'routes/missing.tsx'),
] satisfies RouteConfig;
