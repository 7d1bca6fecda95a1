-- Who sees which row. `trama.set_reader` computes, once a transaction, which markings its reader may
-- see; a policy then looks up one element of that array. A reader who was never set sees nothing.
-- The rule is written here a second time, apart from the one in packages/model: a test holds them equal.

create function trama.audience() returns boolean[] language sql stable as $$
  select nullif(current_setting('trama.audience', true), '')::boolean[]
$$;

create function trama.own_agency() returns int language sql stable as $$
  select nullif(current_setting('trama.agency', true), '')::int
$$;

-- True for the owner at work on the whole (backup, doctor, the functions below), never for the application's role.
-- The setting counts, because functions that need it call each other.
create function trama.maintaining() returns boolean language sql stable as $$
  select coalesce(nullif(current_setting('trama.maintenance', true), '')::int, 0) > 0
    and (pg_has_role(current_user, (select relowner from pg_catalog.pg_class where oid = 'trama.claim'::regclass), 'usage')
      or current_user = (select value from trama.setting where name = 'purge_role'))
$$;

create function trama.begin_maintenance() returns void language sql as $$
  select set_config('trama.maintenance', (coalesce(nullif(current_setting('trama.maintenance', true), '')::int, 0) + 1)::text, true)
$$;

create function trama.end_maintenance() returns void language sql as $$
  select set_config('trama.maintenance', (current_setting('trama.maintenance')::int - 1)::text, true)
$$;

create function trama.set_reader(p_user text, p_agency text) returns void
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
      from compartment where reader = p_user and (expires is null or expires > now());
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

create function trama.intern_marking(
  p_agency text, p_text text, p_tlp text, p_rel_to text[], p_orcon boolean, p_handling text[], p_cases text[], p_uses text[]
) returns int
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int;
  v_no int;
begin
  perform begin_maintenance();
  select no into v_agency from agency where id = p_agency;
  if not found then
    raise exception 'no such agency' using errcode = 'TR002';
  end if;
  select no into v_no from marking where agency = v_agency and text = p_text;
  if found then
    perform end_maintenance();
    return v_no;
  end if;
  insert into marking (agency, text, tlp, rel_to, orcon, handling, cases, uses)
    values (v_agency, p_text, p_tlp, p_rel_to, p_orcon, p_handling, p_cases, p_uses)
    on conflict (agency, text) do nothing;
  select no into v_no from marking where agency = v_agency and text = p_text;
  perform end_maintenance();
  return v_no;
end $$;

-- Doors for COPY ---------------------------------------------------------------------------------

-- PostgreSQL refuses COPY into a table with policies. These two tables are parents of mention and claim
-- and hold nothing themselves: rows copied into them land in mention and claim. The application may
-- insert through them and nothing else, and not into the column agency, whose default is the reader's own.
create table trama.mention_door (like trama.mention) partition by list (agency);
alter table trama.mention_door alter column agency set default nullif(current_setting('trama.agency', true), '')::int;
alter table trama.mention_door attach partition trama.mention default;

create table trama.claim_door (like trama.claim) partition by list (agency);
alter table trama.claim_door alter column agency set default nullif(current_setting('trama.agency', true), '')::int;
alter table trama.claim_door attach partition trama.claim default;

-- Policies ---------------------------------------------------------------------------------------

do $$
declare
  t text;
begin
  foreach t in array array['setting', 'agency', 'reader', 'sign_in_link', 'session', 'compartment', 'marking', 'file',
    'file_chunk', 'report', 'portion', 'mention', 'claim', 'decision', 'judgement', 'release', 'ledger_entry', 'audit',
    'report_state', 'claim_state'] loop
    execute format('alter table trama.%I enable row level security', t);
    execute format('alter table trama.%I force row level security', t);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t);
  end loop;

  -- Signing in comes before a reader is known; these tables hold no content.
  foreach t in array array['setting', 'agency', 'reader', 'sign_in_link', 'session', 'compartment'] loop
    execute format('create policy sign_in on trama.%I using (true) with check (true)', t);
  end loop;

  foreach t in array array['file', 'file_chunk', 'portion', 'mention', 'release', 'report_state', 'claim_state'] loop
    execute format('create policy reading on trama.%I for select using ((select trama.audience())[marking])', t);
  end loop;

  -- Why an officer decided, and who, stays with the agency; what came of it is in the state tables.
  execute 'create policy reading on trama.decision for select using (agency = (select trama.own_agency()) and (select trama.audience())[marking])';

  foreach t in array array['file', 'file_chunk', 'report', 'portion', 'mention', 'claim', 'decision', 'judgement', 'release'] loop
    execute format('create policy writing on trama.%I for insert with check (agency = (select trama.own_agency()))', t);
  end loop;
end $$;

create policy reading on trama.marking for select using (agency = (select trama.own_agency()) or (select trama.audience())[no]);

-- A report whose own marking is closed to the reader is met through a portion that is open to them;
-- questions then leave out its name, title and detail.
create policy reading on trama.report for select using (
  (select trama.audience())[marking]
  or exists (select from trama.portion p where p.agency = report.agency and p.report = report.id));

-- Drafts are their own agency's alone.
create policy reading on trama.claim for select using (
  (select trama.audience())[marking]
  and (agency = (select trama.own_agency())
    or exists (select from trama.claim_state s where s.agency = claim.agency and s.claim = claim.id and s.state = 'accepted')
    or (exists (select from trama.report_state r where r.agency = claim.agency and r.report = claim.report
          and r.marking = claim.marking and r.state = 'accepted')
      and not exists (select from trama.claim_state s where s.agency = claim.agency and s.claim = claim.id))));

-- A judgement about mentions that the reader may not see would tell of them.
create policy reading on trama.judgement for select using (
  (select trama.audience())[marking]
  and exists (select from trama.mention m where m.id = judgement.a and m.agency in (select no from trama.agency))
  and exists (select from trama.mention m where m.id = judgement.b and m.agency in (select no from trama.agency)));

create policy reading on trama.ledger_entry for select using (
  (select trama.audience())[marking] and (shown or agency = (select trama.own_agency())));

-- Auditors read the whole audit, others what their own agency did.
create policy reading on trama.audit for select using (
  agency = nullif(current_setting('trama.agency_id', true), '')
  or exists (select from trama.reader r where r.name = nullif(current_setting('trama.user', true), '') and r.role = 'auditor'));
