-- Whom an act reaches. Until here an entry bore the one marking of its report, so that a decision on a
-- whole report was no news to who knows the report by a portion (they kept what was withdrawn), and was
-- news to who may see none of the claims that it changed.

alter table trama.ledger_entry add column reach int[];
comment on column trama.ledger_entry.reach is
  'Markings of what the act changed for others: who may see one of them is told. Null in entries of before: `marking`, where `shown`';

drop policy reading on trama.ledger_entry;
create policy reading on trama.ledger_entry for select using (
  (agency = (select trama.own_agency()) and (select trama.audience())[marking])
  or case when reach is null then shown and (select trama.audience())[marking]
    else exists (select from unnest(reach) m where (select trama.audience())[m]) end);

-- The markings of the accepted claims of a report of the writer's agency, or of the one claim where it is
-- accepted: of all of them, also where the one who decides may not see each.
create function trama.accepted_markings(p_report uuid, p_claim uuid) returns int[]
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int := own_agency();
  v_markings int[];
begin
  perform begin_maintenance();
  if p_claim is null then
    select array_agg(marking order by marking) into v_markings from (
      select marking from (
        select w.marking, w.claims as n from report_state w
          where w.agency = v_agency and w.report = p_report and w.state = 'accepted'
        union all
        select s.marking, 1 from claim_state s where s.agency = v_agency and s.report = p_report and s.state = 'accepted'
        union all
        select s.marking, -1 from claim_state s
          join report_state w on w.agency = s.agency and w.report = s.report and w.marking = s.marking
          where s.agency = v_agency and s.report = p_report and w.state = 'accepted') each_claim
      group by marking having sum(n) > 0) accepted;
  else
    select array_agg(c.marking) into v_markings from claim c
      left join claim_state s on s.agency = c.agency and s.claim = c.id
      left join report_state w on w.agency = c.agency and w.report = c.report and w.marking = c.marking
      where c.agency = v_agency and c.id = p_claim and coalesce(s.state, w.state) = 'accepted';
  end if;
  perform end_maintenance();
  return coalesce(v_markings, '{}');
end $$;

drop function trama.append_entry(text, uuid, uuid, uuid, int, boolean, bytea);
create function trama.append_entry(p_kind text, p_ref uuid, p_report uuid, p_claim uuid, p_marking int, p_reach int[], p_digest bytea) returns bigint
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_position bigint := lock_ledger();
  v_agency int := own_agency();
  v_prev bytea;
  v_event uuid := gen_random_uuid();
  v_at timestamptz := clock_timestamp();
  v_shown boolean := cardinality(p_reach) > 0;
begin
  perform begin_maintenance();
  if v_agency is null then
    raise exception 'no agency to write for' using errcode = 'TR002';
  end if;
  v_prev := coalesce((select hash from ledger_entry where position = v_position - 1), '\x');
  insert into ledger_entry (position, agency, marking, kind, ref, report, claim, event_id, shown, reach, at, digest, prev, hash)
    values (v_position, v_agency, p_marking, p_kind, p_ref, p_report, p_claim, v_event, v_shown, p_reach, v_at, p_digest, v_prev,
      chain_hash(v_prev, array[v_position::text, v_agency::text, p_marking::text, p_kind, p_ref::text, p_report::text, p_claim::text,
        v_event::text, v_shown::text, micros(v_at), encode(p_digest, 'hex'), p_reach::text]));
  perform pg_notify('trama_ledger', '');
  perform end_maintenance();
  return v_position;
end $$;
