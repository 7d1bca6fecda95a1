-- Nobody lets themselves into a case, or puts off the end of their own membership: a second supervisor of the
-- agency does. To take oneself out stays open to everyone who manages cases.

create or replace function trama.record_membership(p_case text, p_reader text, p_act text, p_reason text, p_expires timestamptz) returns boolean
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int := own_agency();
  v_user text := nullif(current_setting('trama.user', true), '');
  v_fits boolean;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 3);
  v_fits := v_agency is not null and manages_cases() and exists (select from reader r
      where r.name = p_reader and r.agency = v_agency and r.role in ('analyst', 'reviewer', 'supervisor', 'liaison'))
    and case p_act when 'let-in' then p_reader is distinct from v_user
      else (select m.act from membership m where m.reader = p_reader and m.case_id = p_case order by m.seq desc limit 1)
        is not distinct from 'let-in' end;
  if v_fits then
    insert into membership (seq, agency, case_id, reader, act, reason, expires, by, at)
      values ((select coalesce(max(seq), 0) + 1 from membership), v_agency, p_case, p_reader, p_act, p_reason, p_expires,
        v_user, clock_timestamp());
  end if;
  perform end_maintenance();
  return v_fits;
end $$;
