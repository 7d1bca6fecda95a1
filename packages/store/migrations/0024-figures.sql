-- What an agency's year looks like, for its overseers: numbers alone. Auditors and supervisors of the agency
-- are answered, and the command line that acts for it. `p_reads` names the acts that only read.
create function trama.agency_figures(p_agency text, p_from timestamptz, p_to timestamptz, p_reads text[])
returns table (figure text, part text, count bigint)
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int;
  v_user text := nullif(current_setting('trama.user', true), '');
begin
  perform begin_maintenance();
  select a.no into v_agency from agency a where a.id = p_agency and a.id = nullif(current_setting('trama.agency_id', true), '')
    and (v_user is null or exists (select from reader r where r.name = v_user and r.role in ('auditor', 'supervisor')));
  if not found then
    perform end_maintenance();
    return;
  end if;
  -- Records of people as they stand at the end of the time asked for.
  return query select 'people', coalesce(c.class, 'unassessed'), count(*)
    from mention m
    join report r on r.agency = m.agency and r.id = m.report and r.received_at < p_to
    left join lateral (select s.class from class_assessment s
      where s.agency = m.agency and s.mentions @> array[m.id] and s.class is not null and s.at < p_to
        and not exists (select from class_assessment u where u.agency = s.agency and u.undoes = s.id and u.at < p_to)
      order by s.position desc limit 1) c on true
    where m.agency = v_agency and m.schema = 'Person' group by 2;
  return query select 'validations', null::text, count(*) from validation v where v.agency = v_agency and v.at >= p_from and v.at < p_to;
  return query select 'holdsPlaced', null::text, count(*) from legal_hold h
    where h.agency = v_agency and h.ends is null and h.at >= p_from and h.at < p_to;
  return query select 'holdsStanding', null::text, count(*) from legal_hold h
    where h.agency = v_agency and h.ends is null and h.at < p_to and h.until >= (least(p_to, now()) at time zone 'UTC')::date
      and not exists (select from legal_hold e where e.agency = h.agency and e.ends = h.id and e.at < p_to);
  return query select 'corrections', null::text, count(*) from claim c
    join ledger_entry e on e.kind = 'claim' and e.position = c.made
    where c.agency = v_agency and c.corrects is not null and e.at >= p_from and e.at < p_to;
  return query select 'releases', l.recipient, count(*) from release l where l.agency = v_agency and l.at >= p_from and l.at < p_to group by 2;
  -- Of later migrations, where they have run.
  if to_regclass('trama.purge') is not null then
    return query execute 'select ''purges'', null::text, count(*) from trama.purge p where p.agency = $1 and p.at >= $2 and p.at < $3'
      using v_agency, p_from, p_to;
  end if;
  if to_regclass('trama.contest') is not null then
    return query execute 'select case when c.answers is null then ''contested'' else ''contestsAnswered'' end, null::text, count(*)
      from trama.contest c where c.agency = $1 and c.at >= $2 and c.at < $3 group by 1' using v_agency, p_from, p_to;
  end if;
  return query select f.figure, null::text, count(*) filter (where f.counts) from audit a
    cross join lateral (values
      ('searches', a.action = 'search' and a.outcome = 'done'),
      ('reads', a.action = any (p_reads) and a.outcome = 'done'),
      ('refused', a.outcome = 'refused'),
      ('exports', a.action like 'export.%' and a.outcome = 'done'),
      ('exportsNotStated', a.action like 'export.%' and a.outcome = 'done' and a.purpose is not distinct from 'not stated'),
      ('openings', a.action = 'openings.open' and a.outcome = 'done'),
      ('unmaskings', a.action = 'subjects.unmask' and a.outcome = 'done'),
      ('samples', a.action = 'audit.sample' and a.outcome = 'done')) f (figure, counts)
    where a.agency = p_agency and a.at >= p_from and a.at < p_to group by 1;
  perform end_maintenance();
end $$;
create index class_assessment_mentions on trama.class_assessment using gin (mentions);
