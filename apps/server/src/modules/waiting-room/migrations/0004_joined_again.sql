-- Who left before they were let in, and joined again: the number they have instead, behind everybody.
alter table holders add column joined_again_as bigint;
