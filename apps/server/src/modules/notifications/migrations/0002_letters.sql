-- What a letter says, where it was known when the letter was owed; papers are asked for when it is sent.
alter table deliveries add column words json;
