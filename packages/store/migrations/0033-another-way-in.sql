-- The command line gives a reader who is there already a new key and one more link. It ended their sessions and their
-- password as well, so that whoever asked for a second link put a colleague, or a second window, out of their work.
-- What ends all access is `renew_reader`.

create or replace function trama.make_reader(
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
    if v_managed is not null or r.agency <> v_agency.no or p_roles is distinct from array[r.role]
      or (p_country is not null and p_country is distinct from r.country) then
      perform end_maintenance();
      return 'taken';
    elsif r.disabled then
      perform end_maintenance();
      return 'disabled';
    end if;
    update reader set key_digest = p_key where name = p_reader;
    insert into sign_in_link (digest, reader, expires) values (p_link, p_reader, p_link_expires);
    perform note_change(r.agency, p_reader, 'access', null, null, p_reason);
    perform end_maintenance();
    return 'renewed';
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
