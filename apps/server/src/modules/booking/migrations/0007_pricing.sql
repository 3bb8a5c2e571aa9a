-- The rules behind a show's prices, frozen with it: offers are priced by them. Shows from before have
-- none, and no offer can be used for them. price_step: the last announced step of its prices that
-- has been taken; new holds pay those, what is held or ordered keeps its own.
alter table shows add column pricing json;
alter table shows add column price_step int not null default 0;
