-- A quote is most of what a hold writes. It is kept without repeating the names of its fields, the
-- currency of each amount, and sums that follow from the lines. Orders, which are read by people
-- and reports for years, keep it in full.
create function pg_temp.packed(quote json) returns json language sql as $$
  select json_build_object(
    'currency', quote -> 'total' ->> 'currency',
    'discount', (quote -> 'discount' ->> 'amount')::bigint,
    'lines', (
      select json_agg(json_build_array(
               line ->> 'seatId', line ->> 'section', line ->> 'row', line ->> 'number',
               line ->> 'gate', line ->> 'kind', line ->> 'categoryId', line ->> 'categoryName',
               (line -> 'price' ->> 'amount')::bigint,
               (line -> 'parts' -> 'base' ->> 'amount')::bigint,
               (line -> 'parts' -> 'fee' ->> 'amount')::bigint,
               (line -> 'parts' -> 'tax' ->> 'amount')::bigint
             ) order by place)
        from json_array_elements(quote -> 'lines') with ordinality as l (line, place)))
$$;
update holds set quote = pg_temp.packed(quote);
drop function pg_temp.packed;
