-- Where and when, of a room in front of one show: two nights of one tour have the same name.
alter table rooms add column occasion json;
