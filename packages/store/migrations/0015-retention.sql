-- How long a record is kept: a date for each report by which it is reviewed or purged, at most five years
-- after it was received or last validated (28 CFR 23.20(h)); validations, which put that date off for a
-- report or for one person; an agency's own shorter term; and dated legal holds, which stop a purge.
--
-- Rows stay as they were written. What holds now is computed: of the validations that name a mention or its
-- report the last one counts, a minor's is cut at one year, and all at the agency's own term.
-- Days are those of UTC.

create function trama.today() returns date language sql stable as $$
  select (now() at time zone 'UTC')::date
$$;

-- Of a date with the precision that its source has, the first day that it may mean; null where it is none.
create function trama.first_day(p_date text) returns text language sql immutable as $$
  select case when p_date ~ '^\d{4}(-\d\d(-\d\d.*)?)?$' then left(p_date || right('-01-01', greatest(10 - length(p_date), 0)), 10) end
$$;

-- The birthday of that many years ago: who was born after it is younger. Born on 29 February, one is a
-- year older on 1 March.
create function trama.birthday_before(p_years int, p_today date) returns text language sql immutable as $$
  select lpad((extract(year from p_today)::int - p_years)::text, 4, '0') || to_char(p_today, '-MM-DD')
$$;

-- Small: it holds nobody who was of age when this was written.
create index claim_born on trama.claim (about) where property = 'birthDate' and value collate "C" >= '2008';

-- Whether an accepted claim that the asker may see has one of these people born so late that they are below
-- that age for sure. Of what is not known exactly, nothing follows.
create function trama.below_age(p_mentions uuid[], p_years int, p_today date) returns boolean language sql stable as $$
  select exists (select from trama.claim c where c.about = any (p_mentions)
    and c.property = 'birthDate' and c.value collate "C" >= '2008' and not c.negated and c.target is null
    and trama.first_day(c.value) collate "C" > trama.birthday_before(p_years, p_today) collate "C"
    and coalesce(
      (select s.state from trama.claim_state s where s.agency = c.agency and s.claim = c.id),
      (select w.state from trama.report_state w where w.agency = c.agency and w.report = c.report and w.marking = c.marking)) = 'accepted')
$$;

-- An agency's own term, in months; the latest counts, and holds at once for all it has.
create table trama.retention_term (
  agency int not null references trama.agency,
  seq int not null,
  months int not null check (months between 1 and 60),
  reason text,
  by text,
  at timestamptz not null,
  primary key (agency, seq)
);

create function trama.term_of(p_agency int) returns interval language sql stable as $$
  select make_interval(months => coalesce((select months from trama.retention_term where agency = p_agency order by seq desc limit 1), 60))
$$;

create table trama.retention (
  agency int not null,
  marking int not null,
  report uuid not null,
  validated_at timestamptz not null,
  review_by date not null,
  primary key (agency, report),
  constraint retention_five_years check (review_by <= ((validated_at at time zone 'UTC')::date + interval '5 years')::date)
);

create table trama.validation (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  report uuid,
  mentions uuid[] check (cardinality(mentions) > 0),
  validated_at timestamptz not null,
  review_by date not null,
  minor boolean not null,
  reason text,
  reason_digest bytea not null,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  constraint validation_of_one check ((report is null) <> (mentions is null)),
  constraint validation_five_years check (review_by <= ((validated_at at time zone 'UTC')::date + interval '5 years')::date),
  constraint validation_minor_one_year check (not minor or review_by <= ((validated_at at time zone 'UTC')::date + interval '1 year')::date)
);
create index validation_mentions on trama.validation using gin (mentions);
create index validation_report on trama.validation (report, position) where report is not null;
comment on column trama.validation.minor is 'Set by the database from what the writer may see';

-- A row with `ends` lifts the hold that it names, whose other columns it repeats.
create table trama.legal_hold (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  report uuid,
  mentions uuid[] check (cardinality(mentions) > 0),
  reason text,
  reason_digest bytea not null,
  until date not null,
  ends uuid,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  constraint hold_of_one check ((report is null) <> (mentions is null))
);
create unique index legal_hold_ends on trama.legal_hold (agency, ends) where ends is not null;

-- What was said of a time lies in no future, and speaks of records of its own agency alone.
create function trama.fit_retention() returns trigger language plpgsql set search_path = trama, pg_temp as $$
begin
  if new.validated_at > clock_timestamp() then
    raise exception 'a validation of later than now' using errcode = 'TR015';
  end if;
  return new;
end $$;
create trigger fit before insert on trama.retention for each row execute function trama.fit_retention();

create function trama.fit_own_records() returns trigger language plpgsql set search_path = trama, pg_temp as $$
begin
  if new.report is not null and not exists (select from report r where r.agency = new.agency and r.id = new.report)
    or new.mentions is not null and exists (select from unnest(new.mentions) x
      where not exists (select from mention m where m.agency = new.agency and m.id = x)) then
    raise exception 'a record of another agency, or none' using errcode = 'TR015';
  end if;
  return new;
end $$;
create trigger fit_records before insert on trama.validation for each row execute function trama.fit_own_records();
create trigger fit_records before insert on trama.legal_hold for each row execute function trama.fit_own_records();

create function trama.fit_validation() returns trigger language plpgsql set search_path = trama, pg_temp as $$
begin
  if new.validated_at > clock_timestamp() then
    raise exception 'a validation of later than now' using errcode = 'TR015';
  end if;
  new.minor := new.mentions is not null and is_minor(new.mentions, (new.validated_at at time zone 'UTC')::date);
  return new;
end $$;
create trigger fit before insert on trama.validation for each row execute function trama.fit_validation();

-- By a claim of birth; a later migration adds what a person states.
create function trama.is_minor(p_mentions uuid[], p_today date) returns boolean language sql stable as $$
  select trama.below_age(p_mentions, 18, p_today)
$$;

-- What is due ------------------------------------------------------------------------------------

-- Of each report of an agency that the asker may see: when it was last validated, and by when it is reviewed.
create function trama.report_review(p_agency int) returns table (report uuid, validated_at timestamptz, review_by date)
language sql stable as $$
  select r.report, coalesce(v.validated_at, r.validated_at),
    least(coalesce(v.review_by, r.review_by), ((coalesce(v.validated_at, r.validated_at) at time zone 'UTC')::date + t.term)::date)
  from trama.retention r
  cross join (select trama.term_of(p_agency) as term) t
  left join lateral (select v.validated_at, v.review_by from trama.validation v
    where v.agency = r.agency and v.report = r.report order by v.position desc limit 1) v on true
  where r.agency = p_agency
$$;

-- Of each of these mentions of an agency, the same; what was said of the mention or of its report last counts.
create function trama.mention_review(p_agency int, p_mentions uuid[], p_today date)
returns table (mention uuid, report uuid, validated_at timestamptz, review_by date, minor boolean)
language sql stable as $$
  select m.id, m.report, x.validated_at,
    least(x.review_by, ((x.validated_at at time zone 'UTC')::date + t.term)::date,
      case when b.minor then ((x.validated_at at time zone 'UTC')::date + interval '1 year')::date end), b.minor
  from trama.mention m
  cross join (select trama.term_of(p_agency) as term) t
  join trama.retention r on r.agency = m.agency and r.report = m.report
  cross join lateral (
    select coalesce(v.validated_at, r.validated_at) as validated_at, coalesce(v.review_by, r.review_by) as review_by
    from (select) one left join lateral (select v.validated_at, v.review_by from trama.validation v
      where v.agency = m.agency and (v.report = m.report or v.mentions @> array[m.id]) order by v.position desc limit 1) v on true) x
  cross join lateral (select trama.is_minor(array[m.id], p_today) as minor) b
  where m.agency = p_agency and m.id = any (p_mentions)
$$;

-- Holds that stand on that day: those not lifted whose date has not passed.
create function trama.standing_holds(p_agency int, p_today date) returns setof trama.legal_hold language sql stable as $$
  select h.* from trama.legal_hold h where h.agency = p_agency and h.ends is null and h.until >= p_today
    and not exists (select from trama.legal_hold e where e.agency = h.agency and e.ends = h.id)
$$;

-- For an agency's auditors: the dates of every hold, how many records it is on, the digest of its reason.
create function trama.hold_dates() returns table (id uuid, made_at timestamptz, until date, lifted_at timestamptz, on_report boolean,
  mentions int, reason_digest bytea)
language plpgsql security definer set search_path = trama, pg_temp as $$
begin
  perform begin_maintenance();
  if exists (select from reader r where r.name = nullif(current_setting('trama.user', true), '') and r.role = 'auditor') then
    return query select h.id, h.at, h.until, e.at, h.report is not null, coalesce(cardinality(h.mentions), 0), h.reason_digest
      from legal_hold h join agency a on a.no = h.agency
      left join legal_hold e on e.agency = h.agency and e.ends = h.id
      where h.ends is null and a.id = current_setting('trama.agency_id', true) order by h.position desc;
  end if;
  perform end_maintenance();
end $$;

-- Guards -----------------------------------------------------------------------------------------

do $$
declare
  t text;
begin
  foreach t in array array['retention_term', 'retention', 'validation', 'legal_hold'] loop
    execute format('alter table trama.%I enable row level security', t);
    execute format('alter table trama.%I force row level security', t);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t);
    execute format('create trigger keep_row before delete or truncate on trama.%I for each statement execute function trama.keep_row()', t);
    execute format('create trigger blank_only before update on trama.%I for each row execute function trama.blank_only(%s)', t,
      case when t = 'retention' then '' else quote_literal('reason') end);
  end loop;
end $$;

-- How long it is kept is its own agency's matter; it is seen with the record itself.
create policy reading on trama.retention_term for select using (agency = (select trama.own_agency()));
create policy reading on trama.retention for select using (agency = (select trama.own_agency())
  and exists (select from trama.report r where r.agency = retention.agency and r.id = retention.report));
create policy reading on trama.validation for select using (agency = (select trama.own_agency())
  and (select trama.audience())[marking]
  and (report is null or exists (select from trama.report r where r.agency = validation.agency and r.id = validation.report))
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.agency = validation.agency and m.id = x)));
create policy reading on trama.legal_hold for select using (agency = (select trama.own_agency())
  and (select trama.audience())[marking] and (select trama.manages_cases())
  and (report is null or exists (select from trama.report r where r.agency = legal_hold.agency and r.id = legal_hold.report))
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.agency = legal_hold.agency and m.id = x)));

-- Supervisors, or the command line for its agency, put a date off and hold; whoever imports writes the first date.
create policy writing on trama.retention_term for insert with check (agency = (select trama.own_agency()) and (select trama.manages_cases()));
create policy writing on trama.retention for insert with check (agency = (select trama.own_agency()));
create policy writing on trama.validation for insert with check (agency = (select trama.own_agency()) and (select trama.manages_cases()));
create policy writing on trama.legal_hold for insert with check (agency = (select trama.own_agency()) and (select trama.manages_cases()));

-- Kinds of entries are added to those there are.
do $$
declare
  v_kinds text;
begin
  select string_agg(distinct quote_literal(kind), ', ') into v_kinds from (
    select m[1] as kind from pg_catalog.pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '[''{,]([a-z][a-z-]+)[''},]', 'g') m
      where c.conrelid = 'trama.ledger_entry'::regclass and c.conname = 'ledger_entry_kind_check'
    union select unnest(array['report', 'claim', 'decision', 'judgement', 'release', 'assessment', 'validation', 'hold'])) k;
  alter table trama.ledger_entry drop constraint ledger_entry_kind_check;
  execute format('alter table trama.ledger_entry add constraint ledger_entry_kind_check check (kind in (%s))', v_kinds);
end $$;

-- Reports of before.
do $$
begin
  perform set_config('trama.maintenance', '1', true);
  insert into trama.retention (agency, marking, report, validated_at, review_by)
    select agency, marking, id, least(received_at, now()), ((least(received_at, now()) at time zone 'UTC')::date + interval '5 years')::date
      from trama.report;
  perform set_config('trama.maintenance', '0', true);
end $$;
