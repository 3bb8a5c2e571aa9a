-- Two operators who put up a room for the same title at the same moment get one.
create unique index rooms_of_titles on rooms ((scope ->> 'titleId'))
  where phase <> 'ended' and scope ->> 'titleId' is not null;
