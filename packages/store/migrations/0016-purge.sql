-- Purging: content is blanked where it stands, and what is left of a row bears a marking that nobody may
-- see, so that it is derived and counted for nobody. Rows, hashes and digests stay, and with them the
-- chains. Who purged what, when and on what ground is a row that stays.

create table trama.purge (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  kind text not null check (kind in ('report', 'persons')),
  report uuid not null,
  -- Of persons: theirs. Of a report: those that stay, because they were validated one by one.
  mentions uuid[] not null,
  ids_digest bytea not null,
  -- By which the list of purges beside a backup knows it; keyed, so that the list tells nothing.
  list_id bytea not null,
  mention_count int not null,
  claim_count int not null,
  conclusion_count int not null,
  ground text not null check (ground in ('due', 'ordered', 'restored')),
  reason text,
  reason_digest bytea,
  asked_by text,
  by text,
  at timestamptz not null,
  primary key (agency, id)
);
create index purge_report on trama.purge (agency, report, position);
create unique index purge_list on trama.purge (list_id);

-- A purge before its date waits for a second person.
create table trama.purge_request (
  agency int not null,
  marking int not null,
  id uuid not null,
  report uuid,
  mentions uuid[],
  reason text,
  reason_digest bytea not null,
  by text not null,
  at timestamptz not null,
  ends uuid,
  primary key (agency, id),
  check ((report is null) <> (mentions is null))
);

-- What a purged row bears. No case has this name, so nobody is let into it.
create function trama.purged_marking(p_agency int) returns int language sql stable as $$
  select no from trama.marking where agency = p_agency and text = 'PURGED'
$$;
create function trama.make_purged_marking(p_agency int) returns int language plpgsql as $$
begin
  insert into trama.marking (agency, text, tlp, rel_to, orcon, handling, cases, uses)
    values (p_agency, 'PURGED', 'RED', '{}', true, '{}', '{"!"}', '{}') on conflict (agency, text) do nothing;
  return trama.purged_marking(p_agency);
end $$;

-- Words that are blanked within a text keep their place: one sign for each that there was.
create function trama.only_masks(p_old text, p_new text) returns boolean language sql immutable as $$
  select p_old like translate(regexp_replace(p_new, '([\\%_])', '\\\1', 'g'), '█🔲', '__')
$$;

create or replace function trama.blank_only() returns trigger language plpgsql set search_path = trama, pg_temp as $$
declare
  v_old jsonb := to_jsonb(old);
  v_new jsonb := to_jsonb(new);
  v_column text;
begin
  if current_user is distinct from (select value from setting where name = 'purge_role') then
    raise exception 'rows of % stay as written', tg_table_name using errcode = 'TR010';
  end if;
  foreach v_column in array tg_argv loop
    continue when v_new -> v_column is not distinct from v_old -> v_column
      or v_new ->> v_column is null or v_new ->> v_column in ('', '\x');
    continue when v_column = 'marking' and (v_new ->> 'marking')::int = purged_marking((v_new ->> 'agency')::int);
    continue when v_column = 'text' and only_masks(v_old ->> 'text', v_new ->> 'text');
    continue when v_column = 'detail' and v_old -> 'detail' @> (v_new -> 'detail');
    raise exception 'content of % can be blanked, not changed', tg_table_name using errcode = 'TR010';
  end loop;
  if v_old - tg_argv is distinct from v_new - tg_argv then
    raise exception 'only content of % can be blanked', tg_table_name using errcode = 'TR010';
  end if;
  return new;
end $$;

do $$
declare
  t record;
begin
  for t in select * from (values
      ('file', 'marking'),
      ('file_chunk', 'marking,bytes'),
      ('portion', 'marking,text'),
      ('mention', 'marking,key,spans'),
      ('claim', 'marking,value,low,best,high,unit,hedge,attribution,time,place_column,victim_class,body')) as content (name, columns) loop
    execute format('drop trigger blank_only on trama.%I', t.name);
    execute format('create trigger blank_only before update on trama.%I for each row execute function trama.blank_only(%s)', t.name,
      (select string_agg(quote_literal(c), ', ') from unnest(string_to_array(t.columns, ',')) c));
  end loop;
  foreach t.name in array array['purge', 'purge_request'] loop
    execute format('alter table trama.%I enable row level security', t.name);
    execute format('alter table trama.%I force row level security', t.name);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t.name);
    execute format('create trigger keep_row before delete or truncate on trama.%I for each statement execute function trama.keep_row()', t.name);
    execute format('create trigger blank_only before update on trama.%I for each row execute function trama.blank_only(''reason'')', t.name);
  end loop;
end $$;

-- That something was purged is known to its agency, as far as it may see the report that it stood in.
create policy reading on trama.purge for select using (
  agency = (select trama.own_agency()) and (select trama.audience())[marking]);
create policy reading on trama.purge_request for select using (
  agency = (select trama.own_agency()) and (select trama.audience())[marking] and (select trama.manages_cases()));
create policy writing on trama.purge_request for insert with check (
  agency = (select trama.own_agency()) and (select trama.manages_cases()));

-- Of a report purged as a whole no count of its own marking is left: to other agencies it is not there.
drop policy reading on trama.report;
create policy reading on trama.report for select using (
  ((select trama.audience())[marking] and (agency = (select trama.own_agency())
    or exists (select from trama.report_state w where w.agency = report.agency and w.report = report.id and w.marking = report.marking)))
  or exists (select from trama.portion p where p.agency = report.agency and p.report = report.id));

-- Whether a mention was purged, asked of one that the reader does not see.
create function trama.is_purged(p_mention uuid) returns boolean
language plpgsql stable security definer set search_path = trama, pg_temp as $$
declare
  v_purged boolean;
begin
  perform begin_maintenance();
  v_purged := exists (select from mention m join marking k on k.no = m.marking
    where m.id = p_mention and m.agency in (select no from agency) and k.text = 'PURGED');
  perform end_maintenance();
  return v_purged;
end $$;

-- A class that accuses falls with its grounds; one that protects stays with what is left of the subject.
drop policy reading on trama.class_assessment;
create policy reading on trama.class_assessment for select using (
  (select trama.audience())[marking]
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.id = x and m.agency in (select no from trama.agency))
      and not (coalesce(class, 'victim') in ('victim', 'witness', 'bystander') and trama.is_purged(x)))
  and exists (select from unnest(mentions) x
    join trama.mention m on m.id = x and m.agency in (select no from trama.agency)));

do $$
declare
  v_kinds text;
begin
  select string_agg(distinct quote_literal(kind), ', ') into v_kinds from (
    select m[1] as kind from pg_catalog.pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '[''{,]([a-z][a-z-]+)[''},]', 'g') m
      where c.conrelid = 'trama.ledger_entry'::regclass and c.conname = 'ledger_entry_kind_check'
    union select 'purge') k;
  alter table trama.ledger_entry drop constraint ledger_entry_kind_check;
  execute format('alter table trama.ledger_entry add constraint ledger_entry_kind_check check (kind in (%s))', v_kinds);
end $$;

-- Every report has a count of its own marking, also where that is none.
do $$
begin
  perform set_config('trama.maintenance', '1', true);
  insert into trama.report_state (agency, marking, report, claims, state, decision, position, unread)
    select r.agency, r.marking, r.id, 0, coalesce(trama.state_after(d.kind), 'draft'), d.id, coalesce(d.position, 0), coalesce(d.unread, false)
      from trama.report r, lateral trama.standing_decision(r.agency, r.id, null) d
      where not exists (select from trama.report_state w where w.agency = r.agency and w.report = r.id and w.marking = r.marking);
  perform set_config('trama.maintenance', '0', true);
end $$;

-- How many purges of this ledger were done again after a restore; a number alone.
create function trama.count_restored() returns int
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_count int;
begin
  perform begin_maintenance();
  v_count := (select count(*) from purge where ground = 'restored');
  perform end_maintenance();
  return v_count;
end $$;
