-- Readers with several roles, who can be disabled, and whose rights change by acts that stay; and an
-- auditor's opening: for at most an hour, under a reason that stands in every entry of the audit.

alter table trama.reader
  add column roles text[],
  add column disabled boolean not null default false;
do $$
begin
  perform set_config('trama.maintenance', '1', true);
  update trama.reader set roles = array[role];
  perform set_config('trama.maintenance', '0', true);
end $$;

-- The one role that answers name where they have room for one.
create function trama.principal_role(p_roles text[]) returns text language sql immutable as $$
  select r from unnest(array['supervisor', 'reviewer', 'analyst', 'liaison', 'auditor', 'admin']) with ordinality as u (r, n)
    where r = any (p_roles) order by n limit 1
$$;

alter table trama.reader
  alter column roles set not null,
  add constraint reader_roles_known check (
    cardinality(roles) > 0 and roles <@ array['analyst', 'reviewer', 'supervisor', 'liaison', 'auditor', 'admin']),
  -- Who reads the audit, and who runs the system, does nothing else.
  add constraint reader_roles_apart check (cardinality(roles) = 1 or not roles && array['auditor', 'admin']),
  add constraint reader_role_principal check (role = trama.principal_role(roles));

-- Who made, changed, disabled whom, from what to what and why. No row of it is changed or deleted.
create table trama.access_change (
  seq bigint primary key,
  agency int not null references trama.agency,
  reader text references trama.reader,
  kind text not null check (kind in ('made', 'roles', 'country', 'disabled', 'enabled', 'access', 'sessions', 'agency-name', 'agency-country')),
  was text,
  becomes text,
  reason text,
  by text,
  at timestamptz not null,
  check ((reader is null) = (kind in ('agency-name', 'agency-country')))
);
create index access_change_reader on trama.access_change (reader, seq);
comment on column trama.access_change.by is 'Null for the command line';

create table trama.opening (
  id uuid primary key,
  reader text not null references trama.reader,
  agency int not null references trama.agency,
  reason text check (length(btrim(reason)) between 20 and 1000 and btrim(reason) ~ '\S\s+\S+\s+\S'),
  opened_at timestamptz not null,
  expires timestamptz not null check (expires > opened_at and expires <= opened_at + interval '60 minutes')
);
create index opening_reader on trama.opening (reader, expires);
create table trama.opening_end (
  opening uuid primary key references trama.opening,
  at timestamptz not null
);

-- What a transaction's reader is ------------------------------------------------------------------

create function trama.holds(p_role text) returns boolean language sql stable as $$
  select coalesce(p_role = any (nullif(current_setting('trama.roles', true), '')::text[]), false)
$$;

-- `own_agency` says whose internals are read, this whose records may be added to: an auditor has the first
-- for as long as an opening stands, and the second never.
create function trama.writing_agency() returns int language sql stable as $$
  select nullif(current_setting('trama.writing', true), '')::int
$$;

create or replace function trama.manages_cases() returns boolean language sql stable as $$
  select nullif(current_setting('trama.user', true), '') is null or trama.holds('supervisor')
$$;

-- The opening of this reader that neither ended nor expired.
create function trama.standing_opening(p_reader text) returns table (id uuid, reason text, expires timestamptz)
language plpgsql stable security definer set search_path = trama, pg_temp as $$
begin
  perform begin_maintenance();
  return query select o.id, o.reason, o.expires from opening o
    where o.reader = p_reader and o.expires > now() and not exists (select from opening_end e where e.opening = o.id)
    order by o.expires desc limit 1;
  perform end_maintenance();
end $$;

create or replace function trama.set_reader(p_user text, p_agency text) returns void
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int;
  v_agency_id text;
  v_country text;
  v_roles text[] := '{}';
  v_disabled boolean;
  v_reads boolean := true;
  v_writes boolean := true;
  v_purpose text;
  v_cases text[] := '{}';
  v_seen boolean[];
begin
  perform begin_maintenance();
  if p_user is not null then
    select r.agency, a.id, coalesce(r.country, a.country), r.roles, r.disabled
      into v_agency, v_agency_id, v_country, v_roles, v_disabled
      from reader r join agency a on a.no = r.agency where r.name = p_user;
    if not found or (p_agency is not null and p_agency <> v_agency_id) then
      raise exception 'no such reader' using errcode = 'TR001';
    elsif v_disabled then
      raise exception 'the reader is disabled' using errcode = 'TR003';
    end if;
    v_writes := v_roles && array['analyst', 'reviewer', 'supervisor', 'liaison'];
    v_reads := v_writes;
    select coalesce(array_agg(case_id), '{}') into v_cases
      from (select distinct on (case_id) case_id, act, expires from membership where reader = p_user order by case_id, seq desc) m
      where act = 'let-in' and (expires is null or expires > now());
    if 'auditor' = any (v_roles) then
      select o.reason into v_purpose from standing_opening(p_user) o;
      v_reads := found;
      -- Every case of the agency: what its own markings name, and where one of its readers is in.
      select coalesce(array_agg(distinct c), '{}') into v_cases from (
        select unnest(cases) as c from marking where agency = v_agency
        union all
        select case_id from (select distinct on (reader, case_id) case_id, act, expires from membership
            where agency = v_agency order by reader, case_id, seq desc) m
          where act = 'let-in' and (expires is null or expires > now())) all_cases;
    end if;
  elsif p_agency is not null then
    select no, id into v_agency, v_agency_id from agency where id = p_agency;
    if not found then
      raise exception 'no such agency' using errcode = 'TR002';
    end if;
  end if;
  select array_agg(coalesce(
      v_reads
      and m.cases <@ v_cases
      and (m.agency = v_agency
        or (m.rel_to is null and (m.tlp = 'CLEAR' or (m.tlp = 'GREEN' and v_agency is not null)))
        or v_agency_id = any (m.rel_to)
        or v_country = any (m.rel_to)), false) order by n)
    into v_seen
    from generate_series(1, (select max(no) from marking)) n left join marking m on m.no = n;
  perform set_config('trama.user', coalesce(p_user, ''), true);
  perform set_config('trama.roles', v_roles::text, true);
  perform set_config('trama.agency', case when v_reads then coalesce(v_agency::text, '') else '' end, true);
  perform set_config('trama.writing', case when v_writes then coalesce(v_agency::text, '') else '' end, true);
  perform set_config('trama.agency_id', coalesce(v_agency_id, ''), true);
  perform set_config('trama.purpose', coalesce(v_purpose, ''), true);
  perform set_config('trama.audience', coalesce(v_seen::text, ''), true);
  perform end_maintenance();
end $$;

-- Writing goes by writing_agency: in every policy for rows that are added, in the doors for COPY, and in
-- the functions that append or count.
do $$
declare
  p record;
  f record;
begin
  for p in select c.relname, o.polname, pg_get_expr(o.polwithcheck, o.polrelid) as checked
      from pg_catalog.pg_policy o join pg_catalog.pg_class c on c.oid = o.polrelid
      where c.relnamespace = 'trama'::regnamespace and o.polcmd = 'a' loop
    execute format('alter policy %I on trama.%I with check (%s)', p.polname, p.relname,
      replace(p.checked, 'own_agency()', 'writing_agency()'));
  end loop;
  for f in select pg_get_functiondef(oid) as defined from pg_catalog.pg_proc
      where pronamespace = 'trama'::regnamespace and proname in ('append_entry', 'count_claims') loop
    execute replace(f.defined, 'own_agency()', 'writing_agency()');
  end loop;
end $$;
alter table trama.mention_door alter column agency set default nullif(current_setting('trama.writing', true), '')::int;
alter table trama.claim_door alter column agency set default nullif(current_setting('trama.writing', true), '')::int;

create or replace function trama.record_membership(p_case text, p_reader text, p_act text, p_reason text, p_expires timestamptz) returns boolean
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int := writing_agency();
  v_user text := nullif(current_setting('trama.user', true), '');
  v_fits boolean;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 3);
  v_fits := v_agency is not null and manages_cases() and exists (select from reader r
      where r.name = p_reader and r.agency = v_agency and r.roles && array['analyst', 'reviewer', 'supervisor', 'liaison'])
    and case p_act when 'let-in' then p_reader is distinct from v_user
      else (select m.act from membership m where m.reader = p_reader and m.case_id = p_case order by m.seq desc limit 1)
        is not distinct from 'let-in' end;
  if v_fits then
    insert into membership (seq, agency, case_id, reader, act, reason, expires, by, at)
      values ((select coalesce(max(seq), 0) + 1 from membership), v_agency, p_case, p_reader, p_act, p_reason, p_expires,
        v_user, clock_timestamp());
    perform pg_notify('trama_ledger', '');
  end if;
  perform end_maintenance();
  return v_fits;
end $$;

drop policy reading on trama.audit;
create policy reading on trama.audit for select using (
  agency = nullif(current_setting('trama.agency_id', true), '') or (select trama.holds('auditor')));

-- Openings ---------------------------------------------------------------------------------------

-- Null where the transaction's reader is no auditor. One that stood before ends.
create function trama.open_for_auditor(p_reason text, p_minutes int) returns uuid
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_user text := nullif(current_setting('trama.user', true), '');
  v_agency int;
  v_id uuid := gen_random_uuid();
  v_at timestamptz := clock_timestamp();
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 4);
  select r.agency into v_agency from reader r where r.name = v_user and 'auditor' = any (r.roles) and not r.disabled;
  if not found then
    perform end_maintenance();
    return null;
  end if;
  insert into opening_end (opening, at) select o.id, v_at from standing_opening(v_user) o;
  insert into opening (id, reader, agency, reason, opened_at, expires)
    values (v_id, v_user, v_agency, p_reason, v_at, v_at + make_interval(mins => p_minutes));
  perform set_config('trama.purpose', p_reason, true);
  perform pg_notify('trama_ledger', '');
  perform end_maintenance();
  return v_id;
end $$;

-- Ends the opening of the transaction's reader; false where none stands.
create function trama.close_opening() returns boolean
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_closed boolean;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 4);
  insert into opening_end (opening, at)
    select o.id, clock_timestamp() from standing_opening(nullif(current_setting('trama.user', true), '')) o;
  v_closed := found;
  perform pg_notify('trama_ledger', '');
  perform end_maintenance();
  return v_closed;
end $$;

-- Readers ----------------------------------------------------------------------------------------

create function trama.note_change(p_agency int, p_reader text, p_kind text, p_was text, p_becomes text, p_reason text) returns void
language sql set search_path = trama, pg_temp as $$
  insert into access_change (seq, agency, reader, kind, was, becomes, reason, by, at)
    values ((select coalesce(max(seq), 0) + 1 from access_change), p_agency, p_reader, p_kind, p_was, p_becomes, p_reason,
      nullif(current_setting('trama.user', true), ''), clock_timestamp());
  select pg_notify('trama_ledger', '')
$$;

-- The agency whose readers the transaction manages: that of an administrator who is one at this moment.
-- The command line, which has no reader, manages all: then null.
create function trama.managed_agency() returns int
language plpgsql stable security definer set search_path = trama, pg_temp as $$
declare
  v_user text := nullif(current_setting('trama.user', true), '');
  v_agency int;
begin
  perform begin_maintenance();
  if v_user is not null then
    select r.agency into v_agency from reader r where r.name = v_user and 'admin' = any (r.roles) and not r.disabled;
    if not found then
      raise exception 'no administrator' using errcode = 'TR004';
    end if;
  end if;
  perform end_maintenance();
  return v_agency;
end $$;

-- Makes a reader. The command line makes the agency where it is new, and gives one who is there already
-- with that agency and role a new way in. `made`, `renewed`; else why not: `taken`, `disabled`, `country`.
create function trama.make_reader(
  p_reader text, p_agency text, p_country text, p_roles text[], p_key bytea, p_link bytea, p_link_expires timestamptz,
  p_made_at timestamptz, p_reason text
) returns text
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_managed int;
  v_agency agency;
  r reader;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 4);
  v_managed := managed_agency();
  if v_managed is null then
    insert into agency (id, country, name) values (p_agency, p_country, p_agency) on conflict (id) do nothing;
  end if;
  select * into v_agency from agency where id = p_agency and (v_managed is null or no = v_managed);
  if not found then
    raise exception 'no such agency' using errcode = 'TR002';
  end if;
  select * into r from reader where name = p_reader;
  if found then
    perform end_maintenance();
    if v_managed is not null or r.agency <> v_agency.no or p_roles is distinct from array[r.role]
      or (p_country is not null and p_country is distinct from r.country) then
      return 'taken';
    end if;
    return case trama.renew_reader(p_reader, p_key, p_link, p_link_expires, p_reason) when 'done' then 'renewed' else 'disabled' end;
  end if;
  -- A country opens what others release to it: whoever runs the folder says which, not the agency that gains by it.
  if v_managed is not null and p_country is not null and p_country is distinct from v_agency.country then
    perform end_maintenance();
    return 'country';
  end if;
  insert into reader (name, agency, role, roles, country, key_digest, made_at)
    values (p_reader, v_agency.no, principal_role(p_roles), p_roles, p_country, p_key, p_made_at);
  insert into sign_in_link (digest, reader, expires) values (p_link, p_reader, p_link_expires);
  perform note_change(v_agency.no, p_reader, 'made', null, array_to_string(p_roles, ','), p_reason);
  perform end_maintenance();
  return 'made';
end $$;

-- A new key and a new link, after which nothing opens that opened before: key, links, password, sessions.
create function trama.renew_reader(p_reader text, p_key bytea, p_link bytea, p_link_expires timestamptz, p_reason text) returns text
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_managed int;
  r reader;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 4);
  v_managed := managed_agency();
  select * into r from reader where name = p_reader and (v_managed is null or agency = v_managed);
  if not found or r.disabled then
    perform end_maintenance();
    return case when r.name is null then 'unknown' else 'disabled' end;
  end if;
  update reader set key_digest = p_key, password = null where name = p_reader;
  delete from session where reader = p_reader;
  delete from sign_in_link where reader = p_reader;
  insert into sign_in_link (digest, reader, expires) values (p_link, p_reader, p_link_expires);
  perform note_change(r.agency, p_reader, 'access', null, null, p_reason);
  perform end_maintenance();
  return 'done';
end $$;

-- `done`; else why not: `unknown`, `self` (nobody changes their own rights), `same`, `country`.
create function trama.change_reader(p_reader text, p_kind text, p_becomes text, p_reason text) returns text
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_managed int;
  r reader;
  v_was text;
  v_why text;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 4);
  v_managed := managed_agency();
  select * into r from reader where name = p_reader and (v_managed is null or agency = v_managed);
  v_was := case p_kind when 'roles' then array_to_string(r.roles, ',') when 'country' then r.country
    when 'disabled' then case when r.disabled then 'disabled' end
    when 'enabled' then case when not r.disabled then 'enabled' end end;
  v_why := case
    when r.name is null then 'unknown'
    when p_reader = nullif(current_setting('trama.user', true), '') and p_kind <> 'sessions' then 'self'
    when p_kind in ('roles', 'country') and v_was is not distinct from p_becomes then 'same'
    when p_kind in ('disabled', 'enabled') and v_was is not null then 'same'
    when p_kind = 'country' and v_managed is not null and p_becomes is not null
      and p_becomes is distinct from (select country from agency where no = v_managed) then 'country' end;
  if v_why is not null then
    perform end_maintenance();
    return v_why;
  end if;
  if p_kind = 'roles' then
    update reader set roles = string_to_array(p_becomes, ','), role = principal_role(string_to_array(p_becomes, ',')) where name = p_reader;
  elsif p_kind = 'country' then
    update reader set country = p_becomes where name = p_reader;
  elsif p_kind in ('disabled', 'enabled') then
    update reader set disabled = p_kind = 'disabled' where name = p_reader;
  end if;
  if p_kind in ('disabled', 'sessions') then
    delete from session where reader = p_reader;
  end if;
  if p_kind = 'disabled' then
    delete from sign_in_link where reader = p_reader;
  end if;
  perform note_change(r.agency, p_reader, p_kind, v_was, p_becomes, p_reason);
  perform end_maintenance();
  return 'done';
end $$;

-- The name by an administrator of the agency; the country by the command line alone. As change_reader.
create function trama.change_agency(p_agency text, p_kind text, p_becomes text, p_reason text) returns text
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_managed int;
  a agency;
  v_was text;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 4);
  v_managed := managed_agency();
  select * into a from agency where id = p_agency and (v_managed is null or no = v_managed);
  v_was := case p_kind when 'agency-name' then a.name else a.country end;
  if a.id is null or v_was is not distinct from p_becomes or (p_kind = 'agency-country' and v_managed is not null) then
    perform end_maintenance();
    return case when a.id is null then 'unknown' when v_was is not distinct from p_becomes then 'same' else 'country' end;
  end if;
  if p_kind = 'agency-name' then
    update agency set name = p_becomes where no = a.no;
  else
    update agency set country = p_becomes where no = a.no;
  end if;
  perform note_change(a.no, null, p_kind, v_was, p_becomes, p_reason);
  perform end_maintenance();
  return 'done';
end $$;

-- Policies ---------------------------------------------------------------------------------------

do $$
declare
  t text;
begin
  foreach t in array array['access_change', 'opening', 'opening_end'] loop
    execute format('alter table trama.%I enable row level security', t);
    execute format('alter table trama.%I force row level security', t);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t);
    execute format('create trigger keep_row before delete or truncate on trama.%I for each statement execute function trama.keep_row()', t);
    execute format('create trigger blank_only before update on trama.%I for each row execute function trama.blank_only(%s)', t,
      case when t = 'opening_end' then '' else quote_literal('reason') end);
  end loop;
end $$;

-- Administrators and auditors of the agency know who changed whose rights; supervisors too.
create policy reading on trama.access_change for select using (
  exists (select from trama.agency a where a.no = access_change.agency and a.id = nullif(current_setting('trama.agency_id', true), ''))
  and ((select trama.holds('admin')) or (select trama.holds('auditor')) or (select trama.holds('supervisor'))));

-- That an auditor opened the records is no secret from those who answer for them.
create policy reading on trama.opening for select using (
  exists (select from trama.agency a where a.no = opening.agency and a.id = nullif(current_setting('trama.agency_id', true), ''))
  and ((select trama.holds('auditor')) or (select trama.holds('supervisor'))));
create policy reading on trama.opening_end for select using (
  exists (select from trama.opening o where o.id = opening_end.opening));
