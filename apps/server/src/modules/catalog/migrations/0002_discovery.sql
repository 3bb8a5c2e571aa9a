alter table titles add column release_date date;
update titles t
   set release_date = coalesce((select min(local_date) from shows s where s.title_id = t.title_id),
                               make_date(year, 1, 1));
alter table titles alter column release_date set not null;

-- The cheapest all-in price in minor units; null for shows that were scheduled before it was kept.
alter table shows add column price_from bigint, add column currency text;
create index shows_of_venue on shows (venue_id, local_date);

-- What was sold lately, for trends: one row an hour.
create table sales_by_hour (
  hour timestamptz not null,
  city_id text collate "C" not null,
  title_id text collate "C" not null references titles,
  seats int not null check (seats >= 0),
  primary key (hour, city_id, title_id)
);

-- Orders that those rows have counted, so that none is counted twice.
create table counted_orders (
  order_id text collate "C" primary key,
  noted_at timestamptz not null,
  -- Null where the order was cancelled before it was heard of: it will never be counted.
  hour timestamptz,
  city_id text collate "C",
  title_id text collate "C",
  seats int
);
create index counted_orders_by_age on counted_orders (noted_at);

-- Every word by which something can be found, once: typos are looked up here.
create table words (word text collate "C" primary key);

create table name_words (
  word text collate "C" not null references words,
  kind text not null check (kind in ('title', 'person', 'venue')),
  -- The title's id, the person's name, the venue's id.
  subject text collate "C" not null,
  primary key (word, kind, subject)
);
create index name_words_of_subject on name_words (kind, subject);

create table appearances (
  person text collate "C" not null,
  title_id text collate "C" not null references titles,
  primary key (person, title_id)
);

-- The extension may stand in any schema already; the owner of a database may add it.
do $$
declare
  home name;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then
    create extension pg_trgm schema catalog;
  end if;
  select nspname into home
    from pg_extension join pg_namespace n on n.oid = extnamespace
   where extname = 'pg_trgm';
  execute format('create index words_by_likeness on words using gist (word %I.gist_trgm_ops)', home);
  execute format(
    'create function words_like(typed text, words_max int) returns setof text language sql stable
     as $f$
       select word from catalog.words order by typed operator(%I.<<->) word limit words_max
     $f$',
    home);
end
$$;
