-- The definitions D1 to D12 of merchant-analytics over files of newline-delimited JSON.

-- Of the quarters of an hour, 100 is A0.
create macro quarter_name(q) as
  case when q < 100 then lpad(q::varchar, 2, '0') else chr((55 + q // 10)::int) || (q % 10) end;

-- Whatever a generated file holds that is bad has an event id of its own kind, or none.
create table lines as
select json
from read_csv('$FILES', columns = {'json': 'varchar'}, delim = '', quote = '', escape = '', header = false);

create table sent as
select
  (json ->> 'merchant') as merchant,
  (json ->> 'eventId') as event_id,
  (json ->> 'visitorId') as visitor,
  (json ->> 'type') as type,
  epoch_ms((json ->> 'at')::timestamptz) as ms,
  (json ->> 'orderId') as order_id,
  (json ->> 'productId') as product,
  (json ->> 'category') as category,
  (json ->> 'quantity')::decimal(30, 6) as quantity,
  (json ->> 'unitPrice')::decimal(20, 6) as unit_price,
  (json ->> 'amount')::decimal(20, 6) as amount,
  coalesce((json ->> 'discount')::decimal(20, 6), 0) as discount
from (select try_cast(json as json) as json from lines)
where (json ->> 'eventId') similar to '[0-9a-f]{16}';

-- D2: the last date that has started by then. D1: of an id, the earliest counts.
create table events as
select * exclude (place),
  coalesce(amount, unit_price * quantity, 0)::decimal(30, 6) as gross,
  ((ms - first_ms) // 900000)::int as quarter,
  coalesce('v' || visitor, 'o' || order_id, 'e' || event_id) as who
from (
  select sent.*, day, first_ms,
    row_number() over (partition by sent.merchant, day, visitor, order_id, event_id order by ms) as place
  from sent join dates
    on sent.merchant = dates.merchant and ms >= first_ms and ms < end_ms
)
where place = 1;

-- D3: a gap of more than 30 minutes.
create table sessions as
select merchant, day, visitor, session,
  arg_min(quarter, ms) as quarter,
  count(*) filter (type = 'purchase') as bought,
  count(*) filter (type = 'add_to_cart') as carted
from (
  select *, sum(starts) over (partition by merchant, day, visitor order by ms, event_id) as session
  from (
    select *,
      case when ms - lag(ms) over (partition by merchant, day, visitor order by ms, event_id) <= 1800000
        then 0 else 1 end as starts
    from events where visitor is not null
  )
)
group by all;

-- D5
create table lines_of_orders as
select * from events where type = 'purchase' and order_id is not null;

create table orders as
select merchant, day, who, order_id, arg_min(quarter, ms) as quarter, count(distinct product) as products
from lines_of_orders group by all;

-- D10
create table pairs as
select a.merchant, a.day, a.product as a, b.product as b, count(distinct (a.who, a.order_id)) as n
from lines_of_orders a
join orders o on a.merchant = o.merchant and a.day = o.day and a.who = o.who and a.order_id = o.order_id
join lines_of_orders b on a.merchant = b.merchant and a.day = b.day and a.who = b.who and a.order_id = b.order_id
where a.product < b.product and o.products <= 200
group by all;

create table first_days as
select merchant, visitor, min(day) as day from events where visitor is not null group by all;

create table wide as
select merchant, day, 'all' as dimension, '' as value,
  count(*)::decimal(30, 6) as events,
  (sum(quantity) filter (type = 'purchase'))::decimal(30, 6) as units,
  (sum(gross) filter (type = 'purchase'))::decimal(30, 6) as gross,
  (sum(discount) filter (type = 'purchase'))::decimal(30, 6) as discounts,
  (sum(gross - discount) filter (type = 'purchase'))::decimal(30, 6) as net,
  (sum(gross) filter (type = 'refund'))::decimal(30, 6) as refunded,
  null::decimal(30, 6) as views, null::decimal(30, 6) as adds, null::decimal(30, 6) as purchases
from events group by merchant, day
union all
select merchant, day, 'type', type, count(*), null, null, null, null, null, null, null, null
from events group by merchant, day, type
union all
select merchant, day, 'hour', quarter_name(quarter), count(*), null, null, null,
  sum(gross - discount) filter (type = 'purchase'), null, null, null, null
from events group by merchant, day, quarter
union all
select merchant, day, 'product', product, null,
  sum(quantity) filter (type = 'purchase'), sum(gross) filter (type = 'purchase'), null,
  sum(gross - discount) filter (type = 'purchase'), null,
  count(*) filter (type = 'view'), count(*) filter (type = 'add_to_cart'), count(*) filter (type = 'purchase')
from events where product is not null group by merchant, day, product
union all
select merchant, day, 'category', category, null,
  sum(quantity), sum(gross), null, sum(gross - discount), null, null, null, count(*)
from events where type = 'purchase' and category is not null group by merchant, day, category;

create table counted as
select merchant, day, 'all' as dimension, '' as value, 'visitors' as metric, count(distinct visitor) as n from sessions group by all
union all select merchant, day, 'all', '', 'sessions', count(*) from sessions group by all
union all select merchant, day, 'all', '', 'buying_sessions', count(*) filter (bought > 0) from sessions group by all
union all select merchant, day, 'all', '', 'cart_sessions', count(*) filter (carted > 0) from sessions group by all
union all select merchant, day, 'all', '', 'abandoned_sessions', count(*) filter (carted > 0 and bought = 0) from sessions group by all
union all select merchant, day, 'all', '', 'orders', count(*) from orders group by all
union all select merchant, day, 'all', '', 'pair_orders_skipped', count(*) filter (products > 200) from orders group by all
union all select merchant, day, 'hour', quarter_name(quarter), 'sessions', count(*) from sessions group by all
union all select merchant, day, 'hour', quarter_name(quarter), 'orders', count(*) from orders group by all
union all select merchant, day, 'product', product, 'orders', count(distinct (who, order_id)) from lines_of_orders where product is not null group by all
union all select merchant, day, 'category', category, 'orders', count(distinct (who, order_id)) from lines_of_orders where category is not null group by all
union all select merchant, day, 'pair', a || '|' || b, 'orders', n from pairs;

create table figures as
select merchant || ' ' || day || ' ' || dimension || ' ''' || value || ''' ' || metric as key, n::decimal(38, 6) as value
from (unpivot wide on events, units, gross, discounts, net, refunded, views, adds, purchases into name metric value n)
union all
select merchant || ' ' || day || ' ' || dimension || ' ''' || value || ''' ' || metric, n::decimal(38, 6) from counted
union all
select merchant || ' ' || day || case when day = first then ' new' else ' returning' end, count(*)::decimal(38, 6)
from (
  select distinct e.merchant, e.day, e.visitor, f.day as first
  from events e join first_days f on e.merchant = f.merchant and e.visitor = f.visitor
) group by all
union all
select merchant || ' ' || day || ' xor', bit_xor(('0x' || event_id)::ubigint)::decimal(38, 6) from events group by merchant, day
