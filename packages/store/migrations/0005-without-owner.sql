-- What a serving process is told of the whole where the owner's URL is kept away from it: numbers and
-- hashes. No row, name or purpose leaves these functions; the policies stay as they are.

create function trama.ledger_counts(out reports int, out mentions int, out claims int, out decisions int, out judgements int)
language plpgsql security definer set search_path = trama, pg_temp as $$
begin
  perform begin_maintenance();
  reports := (select count(*) from report);
  mentions := (select count(*) from mention);
  claims := (select count(*) from claim);
  decisions := (select count(*) from decision);
  judgements := (select count(*) from judgement);
  perform end_maintenance();
end $$;

-- The links after p_after, in order; `computed` is what the hash has to be after the entry's own `prev`.
create function trama.audit_links(p_after bigint, p_limit int) returns table (seq bigint, prev bytea, hash bytea, computed bytea)
language plpgsql security definer set search_path = trama, pg_temp as $$
begin
  perform begin_maintenance();
  return query select a.seq, a.prev, a.hash, chain_hash(a.prev, array[a.seq::text, micros(a.at), a.reader, a.agency, a.os_user,
      a.action, a.outcome, encode(a.object, 'hex'), a.purpose])
    from audit a where a.seq > p_after order by a.seq limit p_limit;
  perform end_maintenance();
end $$;

create function trama.audit_head(out seq bigint, out hash bytea)
language plpgsql security definer set search_path = trama, pg_temp as $$
begin
  perform begin_maintenance();
  select a.seq, a.hash into seq, hash from audit a order by a.seq desc limit 1;
  perform end_maintenance();
end $$;
