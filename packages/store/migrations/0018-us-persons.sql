-- Identities of US persons. An agency that is bound to keep them says so; from then on what identifies a person in
-- what it brings in (names, identifiers, the words of a text) bears a marking of its own, which nobody outside the
-- agency reads. The person stays on everyone's map, without a name, until somebody unmasks them for a written reason.

alter table trama.agency add column masks_us_persons boolean not null default false;
alter table trama.marking add column unmasks int references trama.marking;
comment on column trama.marking.unmasks is 'Of a marking of masked identities: the one without the mask, which says to whom they may be unmasked';
alter table trama.report add column us_persons text not null default 'unmasked' check (us_persons in ('unmasked', 'masked'));

-- As before, and the marking without the mask is found where there is one; it is made first.
create or replace function trama.intern_marking(
  p_agency text, p_text text, p_tlp text, p_rel_to text[], p_orcon boolean, p_handling text[], p_cases text[], p_uses text[]
) returns int
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int;
  v_no int;
  v_masked boolean := p_text like '%//USP';
  v_unmasks int;
begin
  perform begin_maintenance();
  select no into v_agency from agency where id = p_agency;
  if not found then
    raise exception 'no such agency' using errcode = 'TR002';
  end if;
  select no into v_no from marking where agency = v_agency and text = p_text;
  if not found then
    if v_masked then
      select no into v_unmasks from marking where agency = v_agency and text = left(p_text, -length('//USP'));
    end if;
    -- Nobody is named: the owner alone.
    insert into marking (agency, text, tlp, rel_to, orcon, handling, cases, uses, unmasks)
      values (v_agency, p_text, p_tlp, case when v_masked then '{}' else p_rel_to end, p_orcon, p_handling, p_cases, p_uses, v_unmasks)
      on conflict (agency, text) do nothing;
    select no into v_no from marking where agency = v_agency and text = p_text;
  end if;
  perform end_maintenance();
  return v_no;
end $$;

-- The rule of an agency, by its supervisors or the command line acting for it.
create function trama.mask_us_persons(p_on boolean) returns boolean
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int := own_agency();
begin
  if v_agency is null or not manages_cases() then
    return false;
  end if;
  perform begin_maintenance();
  update agency set masks_us_persons = p_on where no = v_agency;
  perform end_maintenance();
  return true;
end $$;

-- What one reader was shown, for which reason, until when. The rows that were opened are named one by one, so that
-- what is brought in later is masked again.
create table trama.unmasking (
  agency int not null references trama.agency,
  id uuid not null,
  reader text not null references trama.reader,
  owner int not null references trama.agency,
  mentions uuid[] not null,
  claims uuid[] not null,
  portions text[] not null,
  reason text,
  reason_digest bytea not null,
  at timestamptz not null,
  until timestamptz not null,
  check (until > at and until <= at + interval '31 days'),
  primary key (agency, id)
);
create index unmasking_reader on trama.unmasking (reader, until);
create index unmasking_mentions on trama.unmasking using gin (mentions);
alter table trama.unmasking enable row level security;
alter table trama.unmasking force row level security;
create policy maintenance on trama.unmasking
  using ((select trama.maintaining())) with check ((select trama.maintaining()));
-- The one who asked, and the agency whose person it is.
create policy reading on trama.unmasking for select using (
  reader = nullif(current_setting('trama.user', true), '') or owner = (select trama.own_agency()));
create trigger keep_row before delete or truncate on trama.unmasking for each statement execute function trama.keep_row();
create trigger blank_only before update on trama.unmasking for each row execute function trama.blank_only('reason');

-- What of the reader's unmaskings still stands.
create function trama.unmasked_claims() returns uuid[] language sql stable as $$
  select array(select unnest(u.claims) from trama.unmasking u
    where u.reader = nullif(current_setting('trama.user', true), '') and u.until > now())
$$;
create function trama.unmasked_portions() returns text[] language sql stable as $$
  select array(select unnest(u.portions) from trama.unmasking u
    where u.reader = nullif(current_setting('trama.user', true), '') and u.until > now())
$$;

-- Whether another agency's claim is accepted, asked for the few that were unmasked: of its marking the reader sees no state.
create function trama.is_accepted(p_agency int, p_report uuid, p_marking int, p_claim uuid) returns boolean
language plpgsql stable security definer set search_path = trama, pg_temp as $$
declare
  v_accepted boolean;
begin
  perform begin_maintenance();
  select coalesce((select s.state from claim_state s where s.agency = p_agency and s.claim = p_claim),
      (select w.state from report_state w where w.agency = p_agency and w.report = p_report and w.marking = p_marking)) = 'accepted'
    into v_accepted;
  perform end_maintenance();
  return coalesce(v_accepted, false);
end $$;

-- The mask is lifted, nothing else: who could not read the words without it still cannot.
create policy unmasked on trama.marking for select using (unmasks is not null and (select trama.audience())[unmasks]);
create policy unmasked on trama.claim for select using (
  id = any ((select trama.unmasked_claims())::uuid[])
  and exists (select from trama.marking m where m.no = marking and (select trama.audience())[m.unmasks])
  and trama.is_accepted(agency, report, marking, id));
create policy unmasked on trama.portion for select using (
  report::text || ':' || no::text = any ((select trama.unmasked_portions())::text[])
  and exists (select from trama.marking m where m.no = marking and (select trama.audience())[m.unmasks]));

-- Opens to the transaction's reader what is masked about those of these mentions that they may see and that are of
-- another agency. Gives how many claims that were; null where there is none.
create function trama.unmask(p_id uuid, p_mentions uuid[], p_reason text, p_reason_digest bytea, p_until timestamptz) returns int
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_user text := nullif(current_setting('trama.user', true), '');
  v_seen boolean[] := audience();
  v_agency int := own_agency();
  v_owner int;
  v_mentions uuid[];
  v_claims uuid[];
  v_portions text[];
  v_count int := 0;
begin
  if v_user is null or v_agency is null then
    return null;
  end if;
  perform begin_maintenance();
  for v_owner, v_mentions in
    select m.agency, array_agg(m.id) from mention m join report r on r.agency = m.agency and r.id = m.report
      where m.id = any (p_mentions) and m.agency <> v_agency and v_seen[m.marking] and r.us_persons = 'masked' group by m.agency loop
    select coalesce(array_agg(c.id), '{}') into v_claims from claim c join marking k on k.no = c.marking
      where c.agency = v_owner and c.about = any (v_mentions) and v_seen[k.unmasks] and is_accepted(c.agency, c.report, c.marking, c.id);
    select coalesce(array_agg(distinct p.report::text || ':' || p.no), '{}') into v_portions
      from mention m join portion p on p.agency = m.agency and p.report = m.report join marking k on k.no = p.marking,
        lateral jsonb_array_elements(m.spans::jsonb) s
      where m.agency = v_owner and m.id = any (v_mentions) and v_seen[k.unmasks]
        and (s ->> 0)::int < p.start + length(p.text) and (s ->> 1)::int > p.start;
    if cardinality(v_claims) > 0 then
      insert into unmasking (agency, id, reader, owner, mentions, claims, portions, reason, reason_digest, at, until)
        values (v_agency, case when v_count = 0 then p_id else gen_random_uuid() end, v_user, v_owner, v_mentions, v_claims,
          v_portions, p_reason, p_reason_digest, clock_timestamp(), p_until);
      v_count := v_count + cardinality(v_claims);
    end if;
  end loop;
  perform end_maintenance();
  return nullif(v_count, 0);
end $$;
