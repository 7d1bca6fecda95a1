-- Who is let into a case's compartment, on what need to know, until when, by whom. Until here a row of
-- `compartment` was overwritten, by whoever could write as the application's role. Now each act is a row
-- that stays, made by a supervisor for readers of the own agency, or by the command line for that agency.

create table trama.membership (
  seq bigint primary key,
  agency int not null references trama.agency,
  case_id text not null check (case_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
  reader text not null references trama.reader,
  act text not null check (act in ('let-in', 'revoke')),
  reason text,
  expires timestamptz,
  by text,
  at timestamptz not null
);
create index membership_reader on trama.membership (reader, case_id, seq);

do $$
begin
  perform set_config('trama.maintenance', '1', true);
  insert into trama.membership (seq, agency, case_id, reader, act, reason, expires, by, at)
    select row_number() over (order by c.granted_at, c.case_id, c.reader), r.agency, c.case_id, c.reader, 'let-in', c.reason, c.expires,
        null, c.granted_at
      from trama.compartment c join trama.reader r on r.name = c.reader
      where c.case_id ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$';
  perform set_config('trama.maintenance', '0', true);
end $$;
drop table trama.compartment;

-- A supervisor, or the command line acting for an agency.
create function trama.manages_cases() returns boolean language sql stable as $$
  select nullif(current_setting('trama.user', true), '') is null
    or exists (select from trama.reader r where r.name = current_setting('trama.user', true) and r.role = 'supervisor')
$$;

alter table trama.membership enable row level security;
alter table trama.membership force row level security;
create policy maintenance on trama.membership
  using ((select trama.maintaining())) with check ((select trama.maintaining()));
create policy reading on trama.membership for select
  using (agency = (select trama.own_agency()) and (select trama.manages_cases()));

create trigger keep_row before delete or truncate on trama.membership for each statement execute function trama.keep_row();
create trigger blank_only before update on trama.membership for each row execute function trama.blank_only('reason');

-- The one way to a row. False where the transaction's reader manages no cases, where the reader named is
-- none of the own agency who reads content, and where who is to be left out is not in.
create function trama.record_membership(p_case text, p_reader text, p_act text, p_reason text, p_expires timestamptz) returns boolean
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int := own_agency();
  v_fits boolean;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 3);
  v_fits := v_agency is not null and manages_cases() and exists (select from reader r
      where r.name = p_reader and r.agency = v_agency and r.role in ('analyst', 'reviewer', 'supervisor', 'liaison'))
    and (p_act = 'let-in' or (select m.act from membership m where m.reader = p_reader and m.case_id = p_case order by m.seq desc limit 1)
      is not distinct from 'let-in');
  if v_fits then
    insert into membership (seq, agency, case_id, reader, act, reason, expires, by, at)
      values ((select coalesce(max(seq), 0) + 1 from membership), v_agency, p_case, p_reader, p_act, p_reason, p_expires,
        nullif(current_setting('trama.user', true), ''), clock_timestamp());
  end if;
  perform end_maintenance();
  return v_fits;
end $$;

create or replace function trama.set_reader(p_user text, p_agency text) returns void
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int;
  v_agency_id text;
  v_country text;
  v_reads boolean := true;
  v_cases text[] := '{}';
  v_seen boolean[];
begin
  perform begin_maintenance();
  if p_user is not null then
    select r.agency, a.id, coalesce(r.country, a.country), r.role in ('analyst', 'reviewer', 'supervisor', 'liaison')
      into v_agency, v_agency_id, v_country, v_reads
      from reader r join agency a on a.no = r.agency where r.name = p_user;
    if not found or (p_agency is not null and p_agency <> v_agency_id) then
      raise exception 'no such reader' using errcode = 'TR001';
    end if;
    select coalesce(array_agg(case_id), '{}') into v_cases
      from (select distinct on (case_id) case_id, act, expires from membership where reader = p_user order by case_id, seq desc) m
      where act = 'let-in' and (expires is null or expires > now());
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
  perform set_config('trama.agency', case when v_reads then coalesce(v_agency::text, '') else '' end, true);
  perform set_config('trama.agency_id', coalesce(v_agency_id, ''), true);
  perform set_config('trama.audience', coalesce(v_seen::text, ''), true);
  perform end_maintenance();
end $$;
