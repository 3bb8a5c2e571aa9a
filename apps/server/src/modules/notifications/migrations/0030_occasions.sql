-- Of some kinds there may be several letters about one thing: a show can be moved twice. `occasion` tells them apart.
alter table deliveries add column occasion text collate "C" not null default '';
alter table deliveries drop constraint deliveries_order_id_template_channel_key;
alter table deliveries add constraint deliveries_once unique (about_id, template, channel, occasion);
