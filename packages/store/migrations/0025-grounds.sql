-- What "suspected" and "convicted" rest on, who has to agree, who is protected, and what the persons concerned
-- contest. Rows stay as they were written; what is wrong is taken back by a row that names it.

-- Grounds ----------------------------------------------------------------------------------------

alter table trama.class_assessment
  add column offence text,
  add column rests_on uuid[],
  add column not_because text,
  add column grounds_digest bytea,
  add column needs_second boolean not null default false,
  add column before_grounds boolean not null default true;
alter table trama.class_assessment alter column before_grounds set default false;
comment on column trama.class_assessment.rests_on is 'Accepted claims of this person that the assessor may see';
comment on column trama.class_assessment.not_because is 'Where words of religion, politics, union, press or protest stand in the grounds: why it is not for these';
comment on column trama.class_assessment.needs_second is 'Set by the database: nothing follows from the row until a second person approves';
comment on column trama.class_assessment.before_grounds is 'Written before grounds had a form; never true of a new row';

-- By the digest: the words may be blanked by a purge.
alter table trama.class_assessment add constraint class_assessment_grounds
  check (class is null or class not in ('suspected', 'convicted') or before_grounds
    or (grounds_digest is not null and coalesce(cardinality(rests_on), 0) > 0));
alter table trama.class_assessment add constraint class_assessment_second
  check (not needs_second or class is null or class in ('suspected', 'convicted'));

drop trigger blank_only on trama.class_assessment;
create trigger blank_only before update on trama.class_assessment for each row
  execute function trama.blank_only('reason', 'offence', 'not_because');

-- Protected people -------------------------------------------------------------------------------

create table trama.subject_mark (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  mentions uuid[] not null check (cardinality(mentions) > 0),
  kind text check (kind in ('minor', 'lawyer', 'journalist', 'rights-defender')),
  reason text,
  reason_digest bytea not null,
  undoes uuid,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  constraint mark_or_undoing check ((kind is null) = (undoes is not null))
);
create unique index subject_mark_undoes on trama.subject_mark (agency, undoes) where undoes is not null;
create index subject_mark_mentions on trama.subject_mark using gin (mentions);

-- What the claims call a person's role, where that role is protected, in both languages. The index holds these alone.
do $$
declare
  v_word constant text := '\m(lawyer|attorney|barrister|solicitor|legal counsel|defen[cs]e counsel|public defender|abogad[oa]s?|litigante|defensor[ae]?s? p[uú]blic[oa]s?'
    || '|journalist|reporter|newspaper editor|news editor|press photographer|photojournalist|correspondent|periodista|reporter[oa]|corresponsal|fotoperiodista|fotorreporter[oa]|comunicador[ae]? social'
    || '|rights defender|human rights|rights activist|land defender|environmental defender|defensor[ae]?s? de (los )?derechos|derechos humanos|defensor[ae]?s? de la tierra|defensor[ae]?s? ambiental(es)?)\M';
begin
  execute format('create index claim_protected_role on trama.claim (about) where property in (''position'', ''role'') and value ~* %L', v_word);
  execute format($f$
    create function trama.protected_roles(p_mentions uuid[]) returns text[] language sql stable as $body$
      select array(select distinct kind from (
        select k.kind from trama.subject_mark k where k.mentions && p_mentions and k.kind in ('lawyer', 'journalist', 'rights-defender')
          and not exists (select from trama.subject_mark u where u.agency = k.agency and u.undoes = k.id)
        union all
        select case when c.value ~* '\m(human rights|rights defender|rights activist|(land|environmental) defender|derechos|defensor[ae]?s? (de la tierra|ambiental))' then 'rights-defender'
          when c.value ~* '\m(journalist|report|editor|press|photojournalist|correspondent|periodista|corresponsal|foto|comunicador)' then 'journalist' else 'lawyer' end
        from trama.claim c where c.about = any (p_mentions) and not c.negated and c.property in ('position', 'role') and c.value ~* %L
          and coalesce((select s.state from trama.claim_state s where s.agency = c.agency and s.claim = c.id),
            (select w.state from trama.report_state w where w.agency = c.agency and w.report = c.report and w.marking = c.marking)) = 'accepted') r
        order by kind)
    $body$ $f$, v_word);
end $$;

create or replace function trama.is_minor(p_mentions uuid[], p_today date) returns boolean language sql stable as $$
  select trama.below_age(p_mentions, 18, p_today)
    or exists (select from trama.subject_mark k where k.mentions && p_mentions and k.kind = 'minor'
      and not exists (select from trama.subject_mark u where u.agency = k.agency and u.undoes = k.id))
$$;

-- Accepted claims of birth that make somebody a minor for sure: those whom lists leave out unless they are asked for.
create function trama.minor_mentions(p_today date) returns setof uuid language sql stable as $$
  select c.about from trama.claim c
    where c.property = 'birthDate' and c.value collate "C" >= '2008' and not c.negated and c.target is null
      and trama.first_day(c.value) collate "C" > trama.birthday_before(18, p_today) collate "C"
      and coalesce((select s.state from trama.claim_state s where s.agency = c.agency and s.claim = c.id),
        (select w.state from trama.report_state w where w.agency = c.agency and w.report = c.report and w.marking = c.marking)) = 'accepted'
  union select unnest(k.mentions) from trama.subject_mark k where k.kind = 'minor'
    and not exists (select from trama.subject_mark u where u.agency = k.agency and u.undoes = k.id)
$$;

-- The second person ------------------------------------------------------------------------------

create table trama.class_approval (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  assessment uuid not null,
  mentions uuid[] not null,
  verdict text not null check (verdict in ('approve', 'refuse')),
  reason text,
  reason_digest bytea not null,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  unique (agency, assessment)
);

create function trama.may_approve() returns boolean language sql stable as $$
  select exists (select from trama.reader r where r.name = nullif(current_setting('trama.user', true), '') and r.role in ('reviewer', 'supervisor'))
$$;

create function trama.fit_assessment() returns trigger language plpgsql set search_path = trama, pg_temp as $$
begin
  new.before_grounds := false;
  new.needs_second := false;
  if new.undoes is not null then
    new.needs_second := coalesce((select u.needs_second from class_assessment u where u.agency = new.agency and u.id = new.undoes), false);
  elsif new.class in ('suspected', 'convicted') then
    if below_age(new.mentions, 12, today()) then
      raise exception 'a child below 12' using errcode = 'TR025';
    end if;
    if length(trim(coalesce(new.offence, ''))) < 3 or length(trim(coalesce(new.reason, ''))) < 10 or coalesce(cardinality(new.rests_on), 0) = 0
      or exists (select from unnest(new.rests_on) x where not exists (
        select from claim c where c.agency = any (array(select no from agency)) and c.id = x and new.mentions && array[c.about, c.target, c.via]
          and coalesce((select s.state from claim_state s where s.agency = c.agency and s.claim = c.id),
            (select w.state from report_state w where w.agency = c.agency and w.report = c.report and w.marking = c.marking)) = 'accepted')) then
      raise exception 'no grounds' using errcode = 'TR026';
    end if;
    new.needs_second := protected_roles(new.mentions) <> '{}';
  end if;
  return new;
end $$;
create trigger fit before insert on trama.class_assessment for each row execute function trama.fit_assessment();

-- A reviewer or supervisor of the agency in person, and never who wrote the assessment.
create function trama.fit_approval() returns trigger language plpgsql set search_path = trama, pg_temp as $$
declare
  a class_assessment;
begin
  select * into a from class_assessment c where c.agency = new.agency and c.id = new.assessment and c.needs_second and c.class is not null
    and not exists (select from class_assessment u where u.agency = c.agency and u.undoes = c.id);
  if a.id is null or new.marking <> a.marking or new.mentions <> a.mentions then
    raise exception 'nothing that waits' using errcode = 'TR028';
  end if;
  if not may_approve() or new."by" is distinct from nullif(current_setting('trama.user', true), '') or new."by" = a."by" then
    raise exception 'not a second person' using errcode = 'TR027';
  end if;
  return new;
end $$;
create trigger fit before insert on trama.class_approval for each row execute function trama.fit_approval();

-- A role that protects is not taken off by who would then assess alone.
create function trama.fit_subject_mark() returns trigger language plpgsql set search_path = trama, pg_temp as $$
begin
  if new.undoes is not null and (not manages_cases()
    or exists (select from subject_mark k where k.agency = new.agency and k.id = new.undoes and k."by" = new."by")) then
    raise exception 'not a second person' using errcode = 'TR027';
  end if;
  return new;
end $$;
create trigger fit before insert on trama.subject_mark for each row execute function trama.fit_subject_mark();

-- Contested entries ------------------------------------------------------------------------------

-- A request (on a subject's mentions or on one claim of the agency), or with `answers` what was decided on it.
create table trama.contest (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  mentions uuid[] check (cardinality(mentions) > 0),
  claim uuid,
  -- Whom the claim is about: a purge of that mention finds these words by it.
  mention uuid,
  asked_by text,
  what text,
  received date not null,
  answer_by date not null,
  answers uuid,
  outcome text check (outcome in ('corrected', 'kept', 'removed')),
  reason text,
  reason_digest bytea not null,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  constraint contest_of_one check ((mentions is null) <> (claim is null) and (claim is null) = (mention is null)),
  constraint contest_answer check ((answers is null) = (outcome is null)),
  constraint contest_thirty_days check (answer_by = received + 30)
);
create unique index contest_answers on trama.contest (agency, answers) where answers is not null;
create index contest_mentions on trama.contest using gin (mentions);
create index contest_claim on trama.contest (claim) where claim is not null;

create function trama.fit_contest() returns trigger language plpgsql set search_path = trama, pg_temp as $$
begin
  if new.mentions is not null and exists (select from unnest(new.mentions) x where not exists (
      select from mention m where m.agency = new.agency and m.id = x))
    or new.claim is not null and not exists (select from claim c where c.agency = new.agency and c.id = new.claim and c.about = new.mention)
    or new.received > today()
    or new.answers is not null and (not manages_cases() or not exists (select from contest c
      where c.agency = new.agency and c.id = new.answers and c.answers is null
        and c.mentions is not distinct from new.mentions and c.claim is not distinct from new.claim and c.received = new.received)) then
    raise exception 'a record of another agency, or none' using errcode = 'TR015';
  end if;
  return new;
end $$;
create trigger fit before insert on trama.contest for each row execute function trama.fit_contest();

-- Guards -----------------------------------------------------------------------------------------

do $$
declare
  t record;
begin
  for t in select * from (values
      ('subject_mark', '''reason'''), ('class_approval', '''reason'''), ('contest', '''reason'', ''asked_by'', ''what''')) x (name, columns) loop
    execute format('alter table trama.%I enable row level security', t.name);
    execute format('alter table trama.%I force row level security', t.name);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t.name);
    execute format('create policy writing on trama.%I for insert with check (agency = (select trama.own_agency()))', t.name);
    execute format('create trigger keep_row before delete or truncate on trama.%I for each statement execute function trama.keep_row()', t.name);
    execute format('create trigger blank_only before update on trama.%I for each row execute function trama.blank_only(%s)', t.name, t.columns);
  end loop;
end $$;

-- One about mentions that the reader may not see would tell of them.
-- What protects stays with what a purge leaves of the subject.
create policy reading on trama.subject_mark for select using (
  (select trama.audience())[marking]
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.id = x and m.agency in (select no from trama.agency)) and not trama.is_purged(x))
  and exists (select from unnest(mentions) x join trama.mention m on m.id = x and m.agency in (select no from trama.agency)));
create policy reading on trama.contest for select using (
  (select trama.audience())[marking]
  and (claim is null or exists (select from trama.claim c where c.agency = contest.agency and c.id = contest.claim))
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.agency = contest.agency and m.id = x)));

-- What was refused is its own agency's; what was approved is told with the assessment.
create policy reading on trama.class_approval for select using (
  (select trama.audience())[marking] and (verdict = 'approve' or agency = (select trama.own_agency())));
-- What waits for a second person is told to nobody outside the agency.
create policy waiting on trama.class_assessment as restrictive for select using (
  not needs_second or agency = (select trama.own_agency()) or (select trama.maintaining())
  or exists (select from trama.class_approval p where p.agency = class_assessment.agency
    and p.assessment in (class_assessment.id, class_assessment.undoes) and p.verdict = 'approve'));

do $$
declare
  v_kinds text;
begin
  select string_agg(distinct quote_literal(kind), ', ') into v_kinds from (
    select m[1] as kind from pg_catalog.pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '[''{,]([a-z][a-z-]+)[''},]', 'g') m
      where c.conrelid = 'trama.ledger_entry'::regclass and c.conname = 'ledger_entry_kind_check'
    union select unnest(array['report', 'claim', 'decision', 'judgement', 'release', 'assessment', 'validation', 'hold', 'approval', 'protection', 'contest'])) k;
  alter table trama.ledger_entry drop constraint ledger_entry_kind_check;
  execute format('alter table trama.ledger_entry add constraint ledger_entry_kind_check check (kind in (%s))', v_kinds);
end $$;
