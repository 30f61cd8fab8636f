-- The owner's score and every point of it, from the records that `cloutscope ledger --records` prints: the influence model,
-- version 2, for one export or for a hundred thousand at once, in DuckDB's dialect. A test compares it with the engine
-- (`make test STEPS=sql`): on the sample and on drawn exports both find the same score within 1e-9.
--
-- What it leaves out: the standing that a group shows of its members (everybody counts 1, or by the score that `people`
-- gives them, as with `--prestige off` or with `--people`), the curve and its causes.
--
-- It reads three tables:
--   records   (export, and the fields of the JSON Lines): one export's lines bear one name. To fill it:
--               create table records as select filename as export, * exclude (filename)
--               from read_json('exports/*.jsonl', format = 'newline_delimited', filename = true, columns = {
--                 type: 'varchar', network: 'varchar', kind: 'varchar', "from": 'varchar', "to": 'varchar', "at": 'bigint',
--                 first: 'bigint', precision: 'varchar', audience: 'varchar', object: 'varchar', thread: 'varchar',
--                 answering: 'boolean', author: 'varchar', reactions: 'bigint', reposts: 'bigint', replies: 'bigint',
--                 observed: 'boolean', accounts: 'varchar[]', participants: 'struct(person varchar, since bigint)[]'});
--   networks  (export, network, day, half_life, amplifies): networks that count. `day` is the day of scoring, or the
--               network's last known day where that is earlier (`networks[].known` of `score --json`), as days since 1970;
--               `half_life` is 14 days, 28 on LinkedIn and XING; `amplifies` says whether `observes` names reactions,
--               replies or reposts of posts. A network that has ended, or that the profile leaves out, has no row.
--   people    (export, person, score): scores that the user knows of others; may be empty.
-- and makes two: `points` (export, network, who, kind, points) and `scores` (export, evidence, score).
--
-- In Spark SQL: `create temp table` is `create temporary view`, a macro its body, `unnest` is `explode`, `list_contains`
-- is `array_contains`, `log2(x)` and `pow` are the same, `// ` is `div`, and `qualify` a `where` around the query.

-- f: breadth times the chance that they come back.
create or replace temp macro f(x) as log2(1 + x) * x / (1 + x);

-- Accounts that are one person.
create or replace temp table same as
select export, unnest(accounts) as account,
  case when list_contains(accounts, 'owner') then 'owner' else accounts[1] end as person
from records where type = 'person';

-- Acts that have a time. Nothing is known of clocks before 1990 and after 2099.
create or replace temp table acts as
select row_number() over (order by r.export, r."at", r.first) as act, r.export, r.network, r.kind,
  r."from" as account, coalesce(f.person, r."from") as sender, coalesce(t.person, r."to") as receiver,
  r."at", r.first, r.audience, r.object, r.thread, r.answering
from records r
left join same f on f.export = r.export and f.account = r."from"
left join same t on t.export = r.export and t.account = r."to"
where r.type = 'interaction' and r."at" >= 631152000 and r."at" < 4102444800 and r.precision not in ('snapshot', 'none');

-- What is said to a whole thread, and who was a member by then.
create or replace temp table spoken as
select * from acts
where receiver is null and thread is not null and first is not null and kind in ('reply', 'mention', 'message');

create or replace temp table present as
with members as (
  select r.export, r.network, r.thread, unnest(r.participants) as member from records r where r.type = 'thread'
)
select distinct s.act, s.sender, coalesce(p.person, m.member.person) as person
from spoken s
join members m on m.export = s.export and m.network = s.network and m.thread = s.thread
left join same p on p.export = m.export and p.account = m.member.person
where m.member.since is null or m.member.since < s.first;

-- A thread is a group from its third member on.
create or replace temp table groups as
select act from present group by act
having count(*) > 2 or count(*) filter (where person <> sender) > 1;

-- In a group it reaches those who took part last: eight, with all that tie with the eighth (of more than 64, nobody).
create or replace temp table reached as
with wrote as (
  select export, network, thread, sender as author, first from acts
  where thread is not null and first is not null and kind in ('reply', 'mention', 'message')
), recent as (
  select s.act, w.author, max(w.first) as last
  from spoken s
  join groups g on g.act = s.act
  join wrote w on w.export = s.export and w.network = s.network and w.thread = s.thread
  where w.author <> s.sender and w.first < s.first and w.first >= s.first - 7 * 86400
  group by s.act, w.author
), placed as (
  select act, author, rank() over (partition by act order by last desc) as place from recent
)
select act, author, count(*) over (partition by act) as people from placed
where place <= 8
qualify people <= 64;

-- What the owner received, each with its weight and its age at the end of the day.
create or replace temp table received as
with deliveries as (
  select act, cast(null as double) as shared from acts where receiver = 'owner' and sender <> 'owner'
  union all
  select act, 4.0 / people from reached where author = 'owner'
  union all
  select p.act, null from present p
  where p.person = 'owner' and p.sender <> 'owner' and p.act not in (select act from groups)
)
select a.export, a.network, a.account, a.sender, a.kind, a.audience, n.half_life,
  coalesce(d.shared, case
    when a.answering and a.kind in ('reply', 'mention', 'message') then 4
    when a.kind in ('reply', 'mention', 'message') then 3
    when a.kind = 'repost' then 2
    when a.kind = 'recommendation' then 6
    else 1
  end) as weight,
  (n.day + 1) * 86400 - a."at" as age
from deliveries d
join acts a on a.act = d.act
join networks n on n.export = a.export and n.network = a.network
where a."at" < (n.day + 1) * 86400
-- A follow counts once per person: the newest.
qualify a.kind <> 'follow' or row_number() over (
  partition by a.export, a.network, a.sender, a.kind order by a."at" desc, a.act desc) = 1;

-- What is left of each: halved with each half-life, gone after ten.
create or replace temp table faded as
select *, weight * pow(2, -age / (half_life * 86400.0)) as amount from received
where age < 10 * half_life * 86400;

-- What the owner's posts drew: posts whose reactions the export shows, and reactions to them, named or counted.
create or replace temp table amplification as
with own as (
  select r.export, r.network, r.object, r."at", n.day, n.half_life
  from records r join networks n on n.export = r.export and n.network = r.network
  where r.type = 'post' and r.author = 'owner' and r.kind <> 'repost' and r.observed and n.amplifies
    and r."at" >= 631152000 and r."at" < (n.day + 1) * 86400
), amounts as (
  select export, network, day, half_life, "at", 1 as posts, 0 as reactions from own
  union all
  select o.export, o.network, o.day, o.half_life, a."at", 0, 1
  from own o join acts a on a.export = o.export and a.network = o.network and a.object = o.object
  where a.kind in ('reaction', 'repost', 'reply') and a.sender <> 'owner'
  union all
  select o.export, o.network, o.day, o.half_life, t."at", 0,
    coalesce(t.reactions, 0) + coalesce(t.reposts, 0) + coalesce(t.replies, 0)
  from own o join records t on t.export = o.export and t.network = o.network and t.object = o.object
  where t.type = 'tally' and t.author = 'owner'
), sums as (
  select export, network, sum(posts * left_over) as posts, sum(reactions * left_over) as reactions
  from (select *, (day + 1) * 86400 - "at" as age, pow(2, -age / (half_life * 86400.0)) as left_over from amounts)
  where age > 0 and age < 10 * half_life * 86400
  group by export, network
)
select n.export, n.network,
  least(1.4, greatest(0.7, pow((coalesce(s.reactions, 0) + 10) / (coalesce(s.posts, 0) + 10), 0.25))) as factor
from networks n left join sums s on s.export = n.export and s.network = n.network;

-- People: what the public saw counts in full, the rest half; kinds share in proportion to their part.
create or replace temp table strengths as
with sums as (
  select export, network, sender, audience, sum(amount) as x from faded group by export, network, sender, audience
), kinds as (
  select export, network, sender, audience, kind, sum(amount) as part from faded
  group by export, network, sender, audience, kind
), names as (
  -- Of a person's accounts on a network the first that did something.
  select export, network, sender, min(account) as who from faded group by export, network, sender
)
select k.export, k.network, k.sender, n.who, k.kind,
  sum((case k.audience when 'private' then 0.5 else 1 end) * f(s.x) * k.part / s.x) as strength
from kinds k
join sums s on s.export = k.export and s.network = k.network and s.sender = k.sender and s.audience = k.audience
join names n on n.export = k.export and n.network = k.network and n.sender = k.sender
where s.x > 0
group by k.export, k.network, k.sender, n.who, k.kind;

-- The crowd: the j-th fan without a name reacted to every object with a count of j or more. Between two successive counts
-- all fans are alike.
create or replace temp table crowds as
with counts as (
  select t.export, t.network, c.kind, c.count,
    c.weight * pow(2, -((n.day + 1) * 86400 - t."at") / (n.half_life * 86400.0)) as amount
  from records t
  join networks n on n.export = t.export and n.network = t.network
  cross join lateral (values ('reaction', t.reactions, 1), ('repost', t.reposts, 2), ('reply', t.replies, 3))
    as c(kind, count, weight)
  where t.type = 'tally' and t.author = 'owner' and c.count > 0 and t."at" >= 631152000
    and t."at" < (n.day + 1) * 86400 and (n.day + 1) * 86400 - t."at" < 10 * n.half_life * 86400
    and not exists (
      select 1 from records p where p.type = 'post' and p.kind = 'repost'
        and p.export = t.export and p.network = t.network and p.object = t.object)
), steps as (
  select export, network, count,
    sum(amount) filter (where kind = 'reaction') as reaction, sum(amount) filter (where kind = 'repost') as repost,
    sum(amount) filter (where kind = 'reply') as reply
  from counts group by export, network, count
), ranks as (
  select export, network, count - coalesce(lag(count) over up, 0) as fans,
    coalesce(sum(reaction) over down, 0) as reaction, coalesce(sum(repost) over down, 0) as repost,
    coalesce(sum(reply) over down, 0) as reply
  from steps
  window up as (partition by export, network order by count),
    down as (partition by export, network order by count desc)
), shares as (
  select *, reaction + repost + reply as x from ranks
)
select export, network, 'crowd' as who, kind, sum(fans * f(x) * part / x) as strength
from shares cross join lateral (values ('reaction', reaction), ('repost', repost), ('reply', reply)) as k(kind, part)
where x > 0 and part > 0
group by export, network, kind;

-- Evidence: E = a · (Σ v · m + crowd). Of several scores for one person the largest holds.
create or replace temp table evidence as
with standing as (
  select p.export, coalesce(s.person, p.person) as person, max(p.score) as score
  from people p left join same s on s.export = p.export and s.account = p.person
  group by p.export, coalesce(s.person, p.person)
), items as (
  select i.export, i.network, i.who, i.kind,
    i.strength * case when s.score is null then 1
      else least(4, greatest(0.5, pow(2, (s.score - 20) / 20.0))) end as worth
  from strengths i left join standing s on s.export = i.export and s.person = i.sender
  union all
  select export, network, who, kind, strength from crowds
)
select i.export, i.network, i.who, i.kind, i.worth * a.factor as evidence
from items i join amplification a on a.export = i.export and a.network = i.network;

create or replace table scores as
select export, evidence, least(100, 100 / 7.0 * log10(1 + evidence)) as score
from (
  select n.export, coalesce(sum(e.evidence), 0) as evidence
  from (select distinct export from networks) n left join evidence e on e.export = n.export
  group by n.export
);

create or replace table points as
select e.export, e.network, e.who, e.kind, s.score * e.evidence / s.evidence as points
from evidence e join scores s on s.export = e.export
where e.evidence > 0
order by e.export, points desc, e.network, e.who, e.kind;
