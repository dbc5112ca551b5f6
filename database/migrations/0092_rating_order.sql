-- The catalogue is ordered and narrowed by ratings (A2). Two columns made of others; counts of today are made anew; saved searches get an empty list.
alter table learning.listing add column rating_order integer not null generated always as (coalesce(round(rating * 100)::integer, 0)) stored;
alter table learning.listing add column rating_band text not null generated always as (
  case when rating >= 4 then '4' when rating >= 3 then '3' else 'none' end) stored;
create index listing_rated on learning.listing (rating_order desc, programme_id desc);
delete from learning.tally;
-- A saved search asks what the catalogue can be asked.
update learning.saved_search set filter = '{"rating": []}'::jsonb || filter;
