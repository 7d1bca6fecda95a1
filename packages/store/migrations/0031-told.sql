-- What another agency said of mentions that this reader knew once. Where the claims about a mention were taken back,
-- what was judged of it, or assessed, is no longer told either: neither its row nor that there was such an act.

-- An accepted claim about the mention, or its whole report: as far as the reader may see.
create function trama.is_told(p_mention uuid) returns boolean language sql stable as $$
  select exists (select from trama.mention e where e.id = p_mention and e.agency in (select no from trama.agency)
    and (exists (select from trama.report_state w
        where w.agency = e.agency and w.report = e.report and w.state = 'accepted' and w.claims > 0)
      or exists (select from trama.claim_state s join trama.claim c on c.agency = s.agency and c.id = s.claim
        where s.agency = e.agency and s.report = e.report and s.state = 'accepted' and e.id in (c.about, c.target, c.via))))
$$;

drop policy reading on trama.judgement;
create policy reading on trama.judgement for select using (
  (select trama.audience())[marking]
  and exists (select from trama.mention m where m.id = judgement.a and m.agency in (select no from trama.agency))
  and exists (select from trama.mention m where m.id = judgement.b and m.agency in (select no from trama.agency))
  and (agency = (select trama.own_agency()) or (trama.is_told(a) and trama.is_told(b))));

drop policy reading on trama.class_assessment;
create policy reading on trama.class_assessment for select using (
  (select trama.audience())[marking]
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.id = x and m.agency in (select no from trama.agency))
      and not (coalesce(class, 'victim') in ('victim', 'witness', 'bystander') and trama.is_purged(x)))
  and exists (select from unnest(mentions) x
    join trama.mention m on m.id = x and m.agency in (select no from trama.agency))
  and (agency = (select trama.own_agency())
    or not exists (select from unnest(mentions) x where not trama.is_told(x) and not trama.is_purged(x))));

drop policy reading on trama.ledger_entry;
create policy reading on trama.ledger_entry for select using (
  -- What was said of mentions, by their own agency or another: known to nobody who may not see them.
  (gates is null or kind not in ('judgement', 'assessment')
    or not exists (select from unnest(gates) g where (select trama.audience())[g] is not true))
  and ((agency = (select trama.own_agency()) and (select trama.audience())[coalesce(gates[1], marking)])
  or case when reach is null then shown and (select trama.audience())[coalesce(gates[1], marking)]
    else exists (select from unnest(coalesce(now_reach, reach)) m where (select trama.audience())[m]) end)
  and (agency = (select trama.own_agency())
    or case kind when 'judgement' then exists (select from trama.judgement j where j.agency = ledger_entry.agency and j.id = ref)
      when 'assessment' then exists (select from trama.class_assessment c where c.agency = ledger_entry.agency and c.id = ref)
      else true end));
