-- The audit's entries say more: from where and in which session, under which right, for which stated purpose,
-- why something was refused, how much was shown and of what. What is hashed is versioned, so that the chain
-- over the entries of before stays whole: version 1 hashes what it always did, version 2 all of it.

alter table trama.audit
  add column version smallint not null default 1 check (version in (1, 2)),
  add column code text,
  add column under_right text,
  add column address text,
  add column session uuid,
  add column results int,
  add column shown bytea[] not null default '{}';
comment on column trama.audit.purpose is 'What the reader stated; in version 1 the code of a refusal';
comment on column trama.audit.code is 'Why it was refused, or what else came of it';
comment on column trama.audit.results is 'How many the answer named';
comment on column trama.audit.shown is 'Keyed digests of what the answer named';

-- By whom, of what, when: an auditor's questions.
create index audit_reader on trama.audit (reader, seq);
create index audit_at on trama.audit (at);
create index audit_object on trama.audit (object, seq) where object is not null;
create index audit_shown on trama.audit using gin (shown) where shown <> '{}';
drop index trama.audit_classified;
create index audit_quarantined on trama.audit (seq) where code = 'marking-classified' or (version = 1 and purpose = 'marking-classified');

-- What is hashed of an entry. An entry of version 1 has nothing in the columns that came later; where it has,
-- somebody put it there, and the hash no longer fits.
create function trama.audit_fields(a trama.audit) returns text[] language sql immutable as $$
  select case when a.version = 1 then
    array[a.seq::text, trama.micros(a.at), a.reader, a.agency, a.os_user, a.action, a.outcome, encode(a.object, 'hex'), a.purpose]
      || case when coalesce(a.code, a.under_right, a.address, a.session::text, a.results::text) is null and a.shown = '{}'
           then '{}'::text[] else array['?'] end
  else
    array['audit 2', a.seq::text, trama.micros(a.at), a.reader, a.agency, a.os_user, a.action, a.outcome, encode(a.object, 'hex'),
      a.purpose, a.code, a.under_right, a.address, a.session::text, a.results::text,
      (select coalesce(string_agg(encode(s, 'hex'), ' ' order by i), '') from unnest(a.shown) with ordinality u (s, i))]
  end
$$;

drop function trama.append_audit(text, text, text, bytea, text);
-- Where the reader reads under an opening, its reason (`trama.purpose`) is the purpose of what states none.
create function trama.append_audit(
  p_os_user text, p_action text, p_outcome text, p_object bytea, p_purpose text,
  p_code text default null, p_right text default null, p_address text default null, p_session uuid default null,
  p_results int default null, p_shown bytea[] default '{}'
) returns bigint
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_row audit;
begin
  perform begin_maintenance();
  perform pg_advisory_xact_lock(7117, 2);
  select seq, hash into v_row.seq, v_row.prev from audit order by seq desc limit 1;
  v_row.seq := coalesce(v_row.seq, 0) + 1;
  v_row.prev := coalesce(v_row.prev, '\x');
  v_row.at := clock_timestamp();
  v_row.reader := nullif(current_setting('trama.user', true), '');
  v_row.agency := nullif(current_setting('trama.agency_id', true), '');
  v_row.os_user := p_os_user;
  v_row.action := p_action;
  v_row.outcome := p_outcome;
  v_row.object := p_object;
  v_row.purpose := coalesce(nullif(p_purpose, ''), nullif(current_setting('trama.purpose', true), ''));
  v_row.version := 2;
  v_row.code := p_code;
  v_row.under_right := p_right;
  v_row.address := p_address;
  v_row.session := p_session;
  v_row.results := p_results;
  v_row.shown := coalesce(p_shown, '{}');
  v_row.hash := chain_hash(v_row.prev, audit_fields(v_row));
  insert into audit select v_row.*;
  perform end_maintenance();
  return v_row.seq;
end $$;

-- All entries, for whoever verifies or exports the chain: the hashes are computed outside the database.
drop function trama.audit_links(bigint, int);
create function trama.audit_rows(p_after bigint, p_limit int) returns setof trama.audit
language plpgsql security definer set search_path = trama, pg_temp as $$
begin
  perform begin_maintenance();
  return query select a.* from audit a where a.seq > p_after order by a.seq limit p_limit;
  perform end_maintenance();
end $$;
