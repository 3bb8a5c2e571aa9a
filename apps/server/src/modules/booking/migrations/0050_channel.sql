-- Where an order was bought: null on the web, `counter` at the box office.
alter table orders add column channel text check (channel = 'counter');
