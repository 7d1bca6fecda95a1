-- What keeps the ledger as it was written, and the functions that alone append to chains and derive states.

-- Rows stay: nobody deletes; only the purge role may blank what is named as content, and nothing else of a row.
create function trama.keep_row() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % stay', tg_table_name using errcode = 'TR010';
end $$;

create function trama.blank_only() returns trigger language plpgsql set search_path = trama, pg_temp as $$
declare
  v_old jsonb := to_jsonb(old);
  v_new jsonb := to_jsonb(new);
  v_column text;
begin
  if current_user is distinct from (select value from setting where name = 'purge_role') then
    raise exception 'rows of % stay as written', tg_table_name using errcode = 'TR010';
  end if;
  foreach v_column in array tg_argv loop
    if v_new -> v_column is distinct from v_old -> v_column
      and v_new ->> v_column is not null and v_new ->> v_column not in ('', '\x') then
      raise exception 'content of % can be blanked, not changed', tg_table_name using errcode = 'TR010';
    end if;
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
      ('file', ''),
      ('file_chunk', 'bytes'),
      ('report', 'name,title,source,legal_basis,detail'),
      ('portion', 'text'),
      ('mention', 'key,spans'),
      ('claim', 'value,low,best,high,unit,hedge,attribution,time,place_column,victim_class,body'),
      ('decision', 'reason'),
      ('judgement', 'reason,score'),
      ('release', ''),
      ('marking', ''),
      ('ledger_entry', ''),
      ('audit', '')) as content (name, columns) loop
    execute format('create trigger keep_row before delete or truncate on trama.%I for each statement execute function trama.keep_row()', t.name);
    execute format('create trigger blank_only before update on trama.%I for each row execute function trama.blank_only(%s)', t.name,
      (select coalesce(string_agg(quote_literal(c), ', '), '') from unnest(string_to_array(t.columns, ',')) c));
  end loop;
end $$;

-- Chains -----------------------------------------------------------------------------------------

-- A field with its length before it, so that no two lists of fields read the same.
create function trama.framed(p_field text) returns text language sql immutable as $$
  select case when p_field is null then '-' else octet_length(convert_to(p_field, 'UTF8')) || ':' || p_field end
$$;

create function trama.micros(p_at timestamptz) returns text language sql immutable as $$
  select (extract(epoch from p_at) * 1000000)::bigint::text
$$;

create function trama.chain_hash(p_prev bytea, p_fields text[]) returns bytea language sql immutable as $$
  select sha256(p_prev || convert_to((select string_agg(trama.framed(f), '' order by i) from unnest(p_fields) with ordinality as u (f, i)), 'UTF8'))
$$;

-- The ledger's lock, held to the end of the transaction: positions follow the order of commits.
create function trama.lock_ledger() returns bigint
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_next bigint;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 1);
  select coalesce(max(position), 0) + 1 into v_next from ledger_entry;
  perform end_maintenance();
  return v_next;
end $$;

create function trama.append_entry(p_kind text, p_ref uuid, p_report uuid, p_claim uuid, p_marking int, p_shown boolean, p_digest bytea) returns bigint
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_position bigint := lock_ledger();
  v_agency int := own_agency();
  v_prev bytea;
  v_event uuid := gen_random_uuid();
  v_at timestamptz := clock_timestamp();
begin
  perform begin_maintenance();
  if v_agency is null then
    raise exception 'no agency to write for' using errcode = 'TR002';
  end if;
  v_prev := coalesce((select hash from ledger_entry where position = v_position - 1), '\x');
  insert into ledger_entry (position, agency, marking, kind, ref, report, claim, event_id, shown, at, digest, prev, hash)
    values (v_position, v_agency, p_marking, p_kind, p_ref, p_report, p_claim, v_event, p_shown, v_at, p_digest, v_prev,
      chain_hash(v_prev, array[v_position::text, v_agency::text, p_marking::text, p_kind, p_ref::text, p_report::text, p_claim::text,
        v_event::text, p_shown::text, micros(v_at), encode(p_digest, 'hex')]));
  perform pg_notify('trama_ledger', '');
  perform end_maintenance();
  return v_position;
end $$;

create function trama.append_audit(p_os_user text, p_action text, p_outcome text, p_object bytea, p_purpose text) returns bigint
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_seq bigint;
  v_prev bytea;
  v_at timestamptz;
  v_reader text := nullif(current_setting('trama.user', true), '');
  v_agency text := nullif(current_setting('trama.agency_id', true), '');
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 2);
  v_at := clock_timestamp();
  select seq, hash into v_seq, v_prev from audit order by seq desc limit 1;
  v_seq := coalesce(v_seq, 0) + 1;
  v_prev := coalesce(v_prev, '\x');
  insert into audit (seq, at, reader, agency, os_user, action, outcome, object, purpose, prev, hash)
    values (v_seq, v_at, v_reader, v_agency, p_os_user, p_action, p_outcome, p_object, p_purpose, v_prev,
      chain_hash(v_prev, array[v_seq::text, micros(v_at), v_reader, v_agency, p_os_user, p_action, p_outcome,
        encode(p_object, 'hex'), p_purpose]));
  perform end_maintenance();
  return v_seq;
end $$;

create function trama.mark_demonstration() returns void
language sql security definer set search_path = trama, pg_temp as $$
  insert into trama.setting (name, value) values ('demonstration', 'on') on conflict (name) do nothing
$$;

-- States -----------------------------------------------------------------------------------------

create function trama.state_after(p_kind text) returns text language sql immutable as $$
  select case p_kind when 'accept' then 'accepted' when 'reject' then 'rejected' when 'withdraw' then 'withdrawn' else 'draft' end
$$;

-- The decision that stands on one claim (or, where p_claim is null, on the report as a whole). From the
-- latest back: one that is undone is passed over; one that undoes has no other effect than to undo.
create function trama.standing_decision(p_agency int, p_report uuid, p_claim uuid) returns trama.decision
language plpgsql stable set search_path = trama, pg_temp as $$
declare
  d decision;
  v_undone uuid[] := '{}';
begin
  for d in select * from decision
      where agency = p_agency and report = p_report and claim is not distinct from p_claim order by position desc loop
    if d.id = any (v_undone) then
      continue;
    elsif d.undoes is not null then
      v_undone := v_undone || d.undoes;
    else
      return d;
    end if;
  end loop;
  return null;
end $$;

-- The row of claim_state that follows from all decisions, or none where the claim goes with its report.
create function trama.standing_claim_state(p_agency int, p_claim uuid, p_report_position bigint) returns setof trama.claim_state
language plpgsql stable set search_path = trama, pg_temp as $$
declare
  c claim;
  d decision;
begin
  select * into c from claim where agency = p_agency and id = p_claim;
  d := standing_decision(p_agency, c.report, p_claim);
  if d.id is not null and d.position > p_report_position then
    return query select c.agency, c.marking, c.id, c.report, state_after(d.kind), d.id, d.position, d.unread;
  elsif c.made > p_report_position then
    -- The decision on the whole report was before this claim was made, so it does not cover it.
    return query select c.agency, c.marking, c.id, c.report, 'draft', null::uuid, c.made, false;
  end if;
end $$;

create function trama.derive_states(p_agency int, p_report uuid, p_claim uuid) returns void
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  d decision;
  v_claims uuid[] := array[p_claim];
begin
  perform begin_maintenance();
  d := standing_decision(p_agency, p_report, null);
  if p_claim is null then
    update report_state set state = coalesce(state_after(d.kind), 'draft'), decision = d.id,
        position = coalesce(d.position, 0), unread = coalesce(d.unread, false)
      where agency = p_agency and report = p_report;
    v_claims := array(select distinct claim from decision where report = p_report and claim is not null
      union select id from claim where report = p_report and made is not null);
  end if;
  delete from claim_state where agency = p_agency and claim = any (v_claims);
  insert into claim_state
    select s.* from unnest(v_claims) c, standing_claim_state(p_agency, c, coalesce(d.position, 0)) s;
  perform end_maintenance();
end $$;

create function trama.decision_made() returns trigger
language plpgsql security definer set search_path = trama, pg_temp as $$
begin
  perform derive_states(new.agency, new.report, new.claim);
  return null;
end $$;
create trigger decision_made after insert on trama.decision for each row execute function trama.decision_made();

-- Tells how many claims of which marking a report has gained; only for the writer's own agency.
create function trama.count_claims(p_report uuid, p_marking int, p_claims int) returns void
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  d decision;
begin
  perform begin_maintenance();
  d := standing_decision(own_agency(), p_report, null);
  insert into report_state (agency, marking, report, claims, state, decision, position, unread)
    values (own_agency(), p_marking, p_report, p_claims, coalesce(state_after(d.kind), 'draft'), d.id, coalesce(d.position, 0), coalesce(d.unread, false))
    on conflict (agency, report, marking) do update set claims = report_state.claims + excluded.claims;
  perform end_maintenance();
end $$;
