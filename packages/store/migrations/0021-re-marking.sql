-- Re-marking: a decision that gives a report, a portion of it or single claims another marking. The column
-- `marking` of every row is what stands now, so that the policies stay as they were; `own_marking` is what a
-- portion or claim was marked by itself; which rows went from which marking to which is kept with the decision.

alter table trama.portion add column own_marking int;
comment on column trama.portion.own_marking is 'Marked by itself; null: it goes with its report';
alter table trama.claim_door add column own_marking int;
comment on column trama.claim.own_marking is 'Marked by itself; null: it goes with the place where it stands';
create index claim_own on trama.claim (report) where own_marking is not null;
alter table trama.judgement add column own_marking int;
alter table trama.class_assessment add column own_marking int;
comment on column trama.judgement.own_marking is 'As it was made, once a mention was re-marked: it never becomes wider than that';
comment on column trama.class_assessment.own_marking is 'As it was made, once a mention was re-marked: it never becomes wider than that';

-- An entry's `marking` and `reach` are in its hash and stay; what was re-marked since reaches whom these name.
alter table trama.ledger_entry add column gates int[], add column now_reach int[];
comment on column trama.ledger_entry.gates is
  'Once re-marked: first what stands for `marking`; of what was said of mentions, also what each of them bears';
comment on column trama.ledger_entry.now_reach is 'Once re-marked: whom the act reaches, instead of `reach`';
create index ledger_entry_report on trama.ledger_entry (report) where report is not null;
-- Kinds of entries are added to those there are.
do $$
declare
  v_kinds text;
begin
  select string_agg(distinct quote_literal(kind), ', ') into v_kinds from (
    select m[1] as kind from pg_catalog.pg_constraint c, regexp_matches(pg_get_constraintdef(c.oid), '[''{,]([a-z][a-z-]+)[''},]', 'g') m
      where c.conrelid = 'trama.ledger_entry'::regclass and c.conname = 'ledger_entry_kind_check'
    union select unnest(array['report', 'claim', 'decision', 'judgement', 'release', 'assessment', 're-mark'])) k;
  alter table trama.ledger_entry drop constraint ledger_entry_kind_check;
  execute format('alter table trama.ledger_entry add constraint ledger_entry_kind_check check (kind in (%s))', v_kinds);
end $$;

create table trama.re_marking (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  report uuid not null,
  portions int[],
  claims uuid[],
  froms int[] not null,
  to_marking int not null,
  reason text,
  reason_digest bytea not null,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  check (portions is null or claims is null)
);
comment on column trama.re_marking.marking is 'Of what was re-marked, as it stands now, without the mask of US persons';
comment on column trama.re_marking.portions is 'The pieces of one paragraph';
create index re_marking_report on trama.re_marking (report, position);

-- The rows that a decision changed, by what they went from and to; also those of other agencies that rest on them.
create table trama.re_marked (
  agency int not null,
  act uuid not null,
  of text not null check (of in ('report', 'file', 'portion', 'mention', 'claim', 'judgement', 'assessment')),
  from_marking int not null,
  to_marking int not null,
  rows uuid[],
  nos int[],
  primary key (agency, act, of, from_marking, to_marking)
);

-- Rows stay as written but for what a re-marking may change ---------------------------------------

create or replace function trama.blank_only() returns trigger language plpgsql set search_path = trama, pg_temp as $$
declare
  v_now record := old;
  v_old jsonb;
  v_new jsonb;
  v_column text;
begin
  -- Whoever may change these columns at all is the owner at work on the whole.
  if current_setting('trama.marking_anew', true) = 'on' then
    if tg_table_name = 'ledger_entry' then
      v_now.gates := new.gates;
      v_now.now_reach := new.now_reach;
    else
      v_now.marking := new.marking;
      if tg_table_name in ('portion', 'claim', 'judgement', 'class_assessment') then
        v_now.own_marking := new.own_marking;
      end if;
    end if;
    if v_now is distinct from new then
      raise exception 'rows of % stay as written but for their marking', tg_table_name using errcode = 'TR010';
    end if;
    return new;
  end if;
  if current_user is distinct from (select value from setting where name = 'purge_role') then
    raise exception 'rows of % stay as written', tg_table_name using errcode = 'TR010';
  end if;
  v_old := to_jsonb(old);
  v_new := to_jsonb(new);
  foreach v_column in array tg_argv loop
    continue when v_new -> v_column is not distinct from v_old -> v_column
      or v_new ->> v_column is null or v_new ->> v_column in ('', '\x');
    continue when v_column = 'marking' and (v_new ->> 'marking')::int = purged_marking((v_new ->> 'agency')::int);
    continue when v_column = 'text' and only_masks(v_old ->> 'text', v_new ->> 'text');
    continue when v_column = 'detail' and v_old -> 'detail' @> (v_new -> 'detail');
    raise exception 'content of % can be blanked, not changed', tg_table_name using errcode = 'TR010';
  end loop;
  if v_old - tg_argv is distinct from v_new - tg_argv then
    raise exception 'only content of % can be blanked', tg_table_name using errcode = 'TR010';
  end if;
  return new;
end $$;

do $$
declare
  t text;
begin
  perform set_config('trama.maintenance', '1', true);
  alter table trama.portion disable trigger blank_only;
  update trama.portion p set own_marking = coalesce(k.unmasks, k.no) from trama.report r, trama.marking k, trama.marking w
    where r.agency = p.agency and r.id = p.report and k.no = p.marking and w.no = r.marking and coalesce(k.unmasks, k.no) <> coalesce(w.unmasks, w.no);
  alter table trama.portion enable trigger blank_only;
  perform set_config('trama.maintenance', '0', true);

  create trigger blank_only before update on trama.re_marking for each row execute function trama.blank_only('reason');
  create trigger blank_only before update on trama.re_marked for each row execute function trama.blank_only();
  foreach t in array array['re_marking', 're_marked'] loop
    execute format('create trigger keep_row before delete or truncate on trama.%I for each statement execute function trama.keep_row()', t);
    execute format('alter table trama.%I enable row level security', t);
    execute format('alter table trama.%I force row level security', t);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t);
  end loop;
end $$;

-- Who sees what ------------------------------------------------------------------------------------

-- Elsewhere an act is shown to who may read what it is about as it was, as it became and as it is.
create policy reading on trama.re_marking for select using (
  (select trama.audience())[marking]
  and (agency = (select trama.own_agency())
    or ((select trama.audience())[to_marking]
      and not exists (select from unnest(froms) f where (select trama.audience())[f] is not true)
      and (claims is null or exists (select from trama.claim c where c.agency = re_marking.agency and c.id = any (claims))))));

-- A report may also be met through a claim that was marked by itself.
drop policy reading on trama.report;
create policy reading on trama.report for select using (
  ((select trama.audience())[marking] and (agency = (select trama.own_agency())
    or exists (select from trama.report_state w where w.agency = report.agency and w.report = report.id and w.marking = report.marking)))
  or exists (select from trama.portion p where p.agency = report.agency and p.report = report.id)
  or exists (select from trama.claim c where c.agency = report.agency and c.report = report.id and c.own_marking is not null));

drop policy reading on trama.ledger_entry;
create policy reading on trama.ledger_entry for select using (
  -- What was said of mentions, by their own agency or another: known to nobody who may not see them.
  (gates is null or kind not in ('judgement', 'assessment')
    or not exists (select from unnest(gates) g where (select trama.audience())[g] is not true))
  and ((agency = (select trama.own_agency()) and (select trama.audience())[coalesce(gates[1], marking)])
  or case when reach is null then shown and (select trama.audience())[coalesce(gates[1], marking)]
    else exists (select from unnest(coalesce(now_reach, reach)) m where (select trama.audience())[m]) end));

-- The join of markings, as packages/model has it: a test holds the two equal -------------------------

-- A marking without the mask of US persons, and whether it has it.
create function trama.bare(p_marking int) returns int language sql stable as $$
  select coalesce(m.unmasks, m.no) from trama.marking m where m.no = p_marking
$$;
create function trama.is_masked(p_marking int) returns boolean language sql stable as $$
  select m.text like '%//USP' from trama.marking m where m.no = p_marking
$$;

-- The row that a marking of all of these has, without number and agency.
create function trama.joined_marking(p_markings int[]) returns trama.marking
language plpgsql stable set search_path = trama, pg_temp as $$
declare
  v_levels constant text[] := array['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'];
  v_level int := 1;
  v_everyone boolean := true;
  v_rel text[];
  v_masked boolean := false;
  m record;
  j marking;
begin
  j.orcon := false;
  j.handling := '{}';
  j.cases := '{}';
  j.uses := '{}';
  -- Of a masked one, whose row names nobody, what it is without the mask.
  for m in select b.*, is_masked(k.no) as masked from marking k join marking b on b.no = coalesce(k.unmasks, k.no) where k.no = any (p_markings) loop
    v_masked := v_masked or m.masked;
    v_level := greatest(v_level, array_position(v_levels, m.tlp));
    if m.rel_to is not null or m.tlp not in ('CLEAR', 'GREEN') then
      v_rel := case when v_everyone then coalesce(m.rel_to, '{}') else array(select unnest(v_rel) intersect select unnest(m.rel_to)) end;
      v_everyone := false;
    end if;
    j.orcon := j.orcon or m.orcon;
    j.handling := j.handling || m.handling;
    j.cases := j.cases || m.cases;
    j.uses := j.uses || m.uses;
  end loop;
  -- Nobody is left: the owner alone.
  if cardinality(v_rel) = 0 then
    v_rel := null;
    v_level := greatest(v_level, 3);
  end if;
  j.tlp := v_levels[v_level];
  j.rel_to := array(select distinct x collate "C" from unnest(v_rel) x order by 1);
  if v_rel is null then
    j.rel_to := null;
  end if;
  j.handling := array(select distinct x collate "C" from unnest(j.handling) x order by 1);
  j.cases := array(select distinct x collate "C" from unnest(j.cases) x order by 1);
  j.uses := array(select distinct x collate "C" from unnest(j.uses) x order by 1);
  j.text := array_to_string(array['TLP:' || j.tlp] || case when v_rel is null then '{}' else array['REL TO ' || array_to_string(j.rel_to, ', ')] end
    || case when j.orcon then array['ORCON'] else '{}' end || j.handling
    || array(select 'CASE ' || c from unnest(j.cases) with ordinality u (c, i) order by i)
    || array(select 'USE ' || c from unnest(j.uses) with ordinality u (c, i) order by i)
    || case when v_masked then array['USP'] else '{}' end, '//');
  return j;
end $$;

-- The number of that marking with this agency; made when new, after the one without its mask.
create function trama.join_markings(p_agency int, p_markings int[]) returns int
language plpgsql set search_path = trama, pg_temp as $$
declare
  j marking;
  v_no int;
begin
  if cardinality(p_markings) = 1 and exists (select from marking where no = p_markings[1] and agency = p_agency) then
    return p_markings[1];
  end if;
  j := joined_marking(p_markings);
  select no into v_no from marking where agency = p_agency and text = j.text;
  if not found then
    if j.text like '%//USP' then
      perform intern_marking((select id from agency where no = p_agency), left(j.text, -length('//USP')), j.tlp, j.rel_to, j.orcon, j.handling, j.cases, j.uses);
    end if;
    v_no := intern_marking((select id from agency where no = p_agency), j.text, j.tlp, j.rel_to, j.orcon, j.handling, j.cases, j.uses);
  end if;
  return v_no;
end $$;

-- What identified a US person stays masked, whatever its marking becomes.
create function trama.keep_mask(p_was int, p_now int) returns int
language plpgsql set search_path = trama, pg_temp as $$
declare
  m marking;
begin
  if not is_masked(p_was) or is_masked(p_now) then
    return p_now;
  end if;
  select * into m from marking where no = p_now;
  return intern_marking((select id from agency where no = m.agency), m.text || '//USP', m.tlp, m.rel_to, m.orcon, m.handling, m.cases, m.uses);
end $$;

-- True where whoever reads the second may read the first, and every caveat of the first is in the second.
create function trama.is_as_open(p_marking int, p_than int) returns boolean
language sql stable set search_path = trama, pg_temp as $$
  select p_marking = p_than or (joined_marking(array[p_marking, p_than])).text = (select text from marking where no = p_than)
$$;

create function trama.more_open(p_so_far int, p_next int) returns int
language sql stable set search_path = trama, pg_temp as $$
  select case when p_so_far is null or (p_next <> p_so_far and is_as_open(p_next, p_so_far)) then p_next else p_so_far end
$$;
create aggregate trama.most_open(int) (sfunc = trama.more_open, stype = int);

-- What follows from marks ----------------------------------------------------------------------------

-- A portion marked by itself bears that; once its report was re-marked after it, the join of both.
create function trama.marked_portions(p_agency int, p_report uuid) returns table (no int, was int, now int)
language sql set search_path = trama, pg_temp as $$
  select p.no, p.marking, keep_mask(p.marking, case
      when p.own_marking is null then bare(r.marking)
      when exists (select from re_marking w where w.agency = p.agency and w.report = p.report and w.portions is null and w.claims is null
        and w.position > coalesce((select max(o.position) from re_marking o
          where o.agency = p.agency and o.report = p.report and p.no = any (o.portions)), 0))
        then join_markings(p.agency, array[bare(r.marking), p.own_marking])
      else p.own_marking end)
    from portion p join report r on r.agency = p.agency and r.id = p.report
    where p.agency = p_agency and p.report = p_report and p.marking is distinct from purged_marking(p_agency)
$$;

-- The pieces of the paragraph that holds a portion: one that ends no line is gone on with.
create function trama.paragraph_of(p_agency int, p_report uuid, p_no int) returns int[]
language sql stable set search_path = trama, pg_temp as $$
  with pieces as (select p.no, count(*) filter (where p.before is null or right(p.before, 1) = E'\n') over (order by p.no) as paragraph
    from (select o.no, lag(coalesce(o.text, E'\n')) over (order by o.no) as before from portion o
      where o.agency = p_agency and o.report = p_report and o.no >= 0) p)
  select array_agg(a.no order by a.no) from pieces a where a.paragraph = (select b.paragraph from pieces b where b.no = p_no)
$$;

-- The marking at an offset of a report's text, without its mask; null where it has no portions.
create function trama.portion_at(p_agency int, p_report uuid, p_offset int) returns int
language sql stable set search_path = trama, pg_temp as $$
  select bare(p.marking) from portion p where p.agency = p_agency and p.report = p_report and p.start <= p_offset
    and p.marking is distinct from purged_marking(p_agency) order by p.no desc limit 1
$$;

-- All claims of a report: those of its import lie between two ids.
create function trama.claims_of(p_agency int, p_report uuid) returns setof trama.claim
language sql stable set search_path = trama, pg_temp as $$
  select c.* from report r join claim c on c.agency = r.agency and c.id between r.first_id and r.last_id and c.report = r.id
    where r.agency = p_agency and r.id = p_report
  union all
  select c.* from report r join claim c on c.report = r.id and c.agency = r.agency and c.made is not null and not c.id between r.first_id and r.last_id
    where r.agency = p_agency and r.id = p_report
$$;

create function trama.mentions_of(p_agency int, p_report uuid) returns setof trama.mention
language sql stable set search_path = trama, pg_temp as $$
  select e.* from report r join mention e on e.agency = r.agency and e.id between r.first_id and r.last_id and e.report = r.id
    where r.agency = p_agency and r.id = p_report
  union all
  (select distinct on (e.id) e.* from report r join claim c on c.report = r.id and c.agency = r.agency and c.made is not null
      join mention e on e.agency = c.agency and e.id in (c.about, c.target, c.via) and e.report = r.id
        and not e.id between r.first_id and r.last_id
    where r.agency = p_agency and r.id = p_report)
$$;

-- The markings whose join a claim bears by the place where it stands.
create function trama.place_markings(c trama.claim, p_whole int) returns int[]
language sql stable set search_path = trama, pg_temp as $$
  select case when c.place_kind <> 1 then array[p_whole]
    else array(select distinct x from (values
      (coalesce(portion_at(c.agency, c.report, c.place_start), p_whole)),
      (coalesce(portion_at(c.agency, c.report, greatest(c.place_end - 1, c.place_start)), p_whole))) at (x) order by 1) end
$$;

-- A mention is as open as the most open portion where it stands; where a claim that names it was marked by
-- itself, as the most open of its claims: it bears what they allow.
create function trama.marked_mentions(p_agency int, p_report uuid) returns table (id uuid, was int, now int)
language plpgsql set search_path = trama, pg_temp as $$
declare
  v_whole int := (select bare(r.marking) from report r where r.agency = p_agency and r.id = p_report);
  v_touched uuid[] := array(select distinct x from claim c, unnest(array[c.about, c.target, c.via]) x
    where c.agency = p_agency and c.report = p_report and c.own_marking is not null and x is not null);
  v_text boolean := exists (select from portion p where p.agency = p_agency and p.report = p_report);
begin
  return query
    with found as (
      select e.id, e.marking, k.text like '%//USP' as masked, case when v_text and e.spans is not null then coalesce((
          select most_open(coalesce(portion_at(p_agency, p_report, (s ->> 0)::int), v_whole) order by i)
            from jsonb_array_elements(e.spans::jsonb) with ordinality u (s, i)), v_whole)
        else v_whole end as so
      from mentions_of(p_agency, p_report) e join marking k on k.no = e.marking where e.id <> all (v_touched) and k.text <> 'PURGED')
    select f.id, f.marking, case when f.masked then keep_mask(f.marking, f.so) else f.so end from found f;
  if cardinality(v_touched) > 0 then
    return query
      select e.id, e.marking, keep_mask(e.marking, most_open(coalesce(c.own_marking, join_markings(p_agency, place_markings(c, v_whole))) order by c.id))
      from mention e join claims_of(p_agency, p_report) c on e.id in (c.about, c.target, c.via)
      where e.agency = p_agency and e.report = p_report and e.id = any (v_touched) and not is_purged(e.id) and c.marking is distinct from purged_marking(p_agency)
      group by e.id, e.marking;
  end if;
end $$;

-- A claim bears the join of its place and of the mentions that it names. Also claims of other reports of the
-- agency that name one of `p_mentions`.
create function trama.marked_claims(p_agency int, p_report uuid, p_mentions uuid[]) returns table (id uuid, report uuid, was int, now int)
language sql set search_path = trama, pg_temp as $$
  with named as (select unnest(p_mentions) as id),
  concerned as (
    select * from claims_of(p_agency, p_report)
    union all
    select c.* from claim c where c.agency = p_agency and c.report <> p_report
      and (c.about in (select id from named) or c.target in (select id from named) or c.via in (select id from named))),
  inputs as (
    select c.id, c.report, c.marking, k.text like '%//USP' as masked, array(select distinct x from unnest(array[a.marking, t.marking, v.marking] || case
        when c.own_marking is not null then array[c.own_marking] when c.place_kind <> 1 then array[coalesce(w.unmasks, w.no)]
        else place_markings(c, coalesce(w.unmasks, w.no)) end) x where x is not null and x is distinct from purged_marking(p_agency) order by 1) as of
      from concerned c join report r on r.agency = c.agency and r.id = c.report
      join marking w on w.no = r.marking join marking k on k.no = c.marking
      left join mention a on a.agency = c.agency and a.id = c.about
      left join mention t on t.agency = c.agency and t.id = c.target
      left join mention v on v.agency = c.agency and v.id = c.via
      where k.text <> 'PURGED'),
  joins as materialized (
    select d.of, d.masked, case when d.masked then keep_mask(d.was, join_markings(p_agency, d.of)) else join_markings(p_agency, d.of) end as now
      from (select of, masked, min(marking) as was from inputs group by of, masked) d)
  select i.id, i.report, i.marking, j.now from inputs i join joins j on j.of = i.of and j.masked = i.masked
$$;

-- The original shows all: of a table, which has no portions, also what single claims were marked.
create function trama.marked_file(p_agency int, p_report uuid) returns int
language sql set search_path = trama, pg_temp as $$
  select keep_mask((select f.marking from report r join file f on f.agency = r.agency and f.id = r.file where r.agency = p_agency and r.id = p_report),
    join_markings(p_agency, array(select distinct x from (
      select bare(r.marking) as x from report r where r.agency = p_agency and r.id = p_report
      union all select bare(p.marking) from portion p where p.agency = p_agency and p.report = p_report and p.marking is distinct from purged_marking(p_agency)
      union all select c.own_marking from claim c where c.agency = p_agency and c.report = p_report and c.own_marking is not null
        and not exists (select from portion p where p.agency = p_agency and p.report = p_report and p.no >= 0)) of order by 1)))
$$;

-- The decision that stood at a position; see standing_decision.
create function trama.standing_decision_at(p_agency int, p_report uuid, p_claim uuid, p_position bigint) returns trama.decision
language plpgsql stable set search_path = trama, pg_temp as $$
declare
  d decision;
  v_undone uuid[] := '{}';
begin
  for d in select * from decision where agency = p_agency and report = p_report and claim is not distinct from p_claim
      and position <= p_position order by position desc loop
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

-- The markings, as they are now, of the claims of a report that were accepted at a position.
create function trama.accepted_markings_at(p_agency int, p_report uuid, p_position bigint) returns int[]
language plpgsql stable set search_path = trama, pg_temp as $$
declare
  d decision := standing_decision_at(p_agency, p_report, null, p_position);
  v_position bigint := coalesce(d.position, 0);
  v_state text := coalesce(state_after(d.kind), 'draft');
  v_single uuid[] := array(select distinct x.claim from decision x where x.agency = p_agency and x.report = p_report
      and x.claim is not null and x.position <= p_position
    union select c.id from claim c where c.agency = p_agency and c.report = p_report and c.made is not null);
begin
  return array(
    select c.marking from claims_of(p_agency, p_report) c where v_state = 'accepted' and c.id <> all (v_single)
    union
    select c.marking from claim c cross join lateral standing_decision_at(p_agency, p_report, c.id, p_position) s
      where c.agency = p_agency and c.id = any (v_single) and coalesce(c.made, 0) <= p_position
        and 'accepted' = case when s.position > v_position then state_after(s.kind)
          when c.made > v_position then 'draft' else v_state end);
end $$;

-- Whom the entries of a report reach now: as if its rows had always borne the markings that they bear.
create function trama.derive_entries(p_agency int, p_report uuid) returns void
language plpgsql set search_path = trama, pg_temp as $$
declare
  r report;
begin
  select * into r from report where agency = p_agency and id = p_report;
  update ledger_entry e set gates = array[r.marking], now_reach = array(
      select bare(r.marking) union select p.marking from portion p where p.agency = p_agency and p.report = p_report and not is_masked(p.marking)
      union select c.marking from claim c where c.agency = p_agency and c.report = p_report and c.own_marking is not null)
    where e.agency = p_agency and e.report = p_report and e.kind = 'report';
  update ledger_entry e set gates = array[c.marking], now_reach = case when e.reach = '{}' then '{}' else array[c.marking] end
    from claim c where c.agency = p_agency and c.id = e.claim and e.agency = p_agency and e.report = p_report and e.kind in ('claim', 'decision');
  update ledger_entry e set gates = array[r.marking], now_reach = array(
      select unnest(accepted_markings_at(p_agency, p_report, e.position - 1)) union select unnest(accepted_markings_at(p_agency, p_report, e.position)))
    where e.agency = p_agency and e.report = p_report and e.kind = 'decision' and e.claim is null;
  -- What is gone bears nothing any more: it was known to those who know the report.
  update ledger_entry e set gates = array[r.marking], now_reach = case when e.reach = '{}' then '{}' else array[bare(r.marking)] end
    where e.agency = p_agency and e.report = p_report and e.kind = 'purge'
      and exists (select from re_marking w where w.agency = p_agency and w.report = p_report and w.portions is null and w.claims is null);
  update ledger_entry e set gates = array[a.marking], now_reach = re_marked_reach(p_agency, a.id, p_report)
    from re_marking a where a.agency = p_agency and a.id = e.ref and e.agency = p_agency and e.report = p_report and e.kind = 're-mark';
end $$;

-- The markings, as they are now, of what an act changed of a report and others are told of: of drafts they are not.
create function trama.re_marked_reach(p_agency int, p_act uuid, p_report uuid) returns int[]
language sql stable set search_path = trama, pg_temp as $$
  with changed as (select g.of, x.id, x.no from re_marked g
      cross join lateral (select unnest(g.rows) as id, null::int as no union all select null, unnest(g.nos)) x
    where g.agency = p_agency and g.act = p_act and g.of in ('report', 'portion', 'claim'))
  select array(
    select r.marking from changed x join report r on x.of = 'report' and r.agency = p_agency and r.id = x.id where r.id = p_report
    union select p.marking from changed x join portion p on x.of = 'portion' and p.agency = p_agency and p.report = p_report and p.no = x.no
      where p_report = (select a.report from re_marking a where a.agency = p_agency and a.id = p_act)
    union select c.marking from changed x join claim c on x.of = 'claim' and c.agency = p_agency and c.id = x.id and c.report = p_report
      left join claim_state s on s.agency = c.agency and s.claim = c.id
      where coalesce(s.state, (select w.state from report_state w where w.agency = p_agency and w.report = p_report limit 1)) = 'accepted')
$$;

-- The counts and states of a report by marking, after markings changed; p_whole: the report itself was re-marked, so it is there.
create function trama.derive_counts(p_agency int, p_report uuid, p_whole boolean) returns void
language plpgsql set search_path = trama, pg_temp as $$
declare
  w report_state;
  -- Of a report that was purged as a whole no count of its own marking is left.
  v_there boolean := p_whole or exists (select from report_state s join report r on r.agency = s.agency and r.id = s.report and r.marking = s.marking
    where s.agency = p_agency and s.report = p_report);
begin
  select * into w from report_state where agency = p_agency and report = p_report limit 1;
  delete from report_state where agency = p_agency and report = p_report;
  insert into report_state (agency, marking, report, claims, state, decision, position, unread)
    select p_agency, n.marking, p_report, sum(n.claims), w.state, w.decision, w.position, w.unread
      from (select c.marking, 1 as claims from claims_of(p_agency, p_report) c
        union all select unnest(array[r.marking, bare(r.marking)]), 0 from report r where v_there and r.agency = p_agency and r.id = p_report) n
      group by n.marking;
  update claim_state s set marking = c.marking from claim c
    where s.agency = p_agency and s.report = p_report and c.agency = s.agency and c.id = s.claim and c.marking <> s.marking;
  update decision d set marking = r.marking from report r
    where d.agency = p_agency and d.report = p_report and d.claim is null and r.agency = d.agency and r.id = d.report and d.marking <> r.marking;
  update decision d set marking = c.marking from claim c
    where d.agency = p_agency and d.report = p_report and c.agency = d.agency and c.id = d.claim and d.marking <> c.marking;
end $$;

-- What was said of mentions that were re-marked, by whatever agency: never wider than they are, nor than it was made.
create function trama.follow_mentions(p_agency int, p_act uuid, p_mentions uuid[]) returns void
language plpgsql set search_path = trama, pg_temp as $$
begin
  with named as materialized (select unnest(p_mentions) as id),
  want as (
    select j.agency, j.id, j.position, j.marking as was, coalesce(j.own_marking, j.marking) as own,
        join_markings(j.agency, array(select distinct x from unnest(array[coalesce(j.own_marking, j.marking)] ||
          array(select e.marking from mention e where e.id in (j.a, j.b) and not is_purged(e.id))) x order by 1)) as now,
        array(select distinct e.marking from mention e where e.id in (j.a, j.b) and not is_purged(e.id)) as gates
      from judgement j where j.a in (select id from named) or j.b in (select id from named)),
  changed as (
    update judgement j set marking = w.now, own_marking = w.own from want w
      where j.agency = w.agency and j.id = w.id and j.marking <> w.now returning j.id, w.was, w.now),
  entries as (
    update ledger_entry e set gates = array[w.now] || w.gates, now_reach = case when e.reach = '{}' then '{}' else array[w.now] end
      from want w where e.position = w.position)
  insert into re_marked (agency, act, of, from_marking, to_marking, rows)
    select p_agency, p_act, 'judgement', c.was, c.now, array_agg(c.id order by c.id) from changed c group by c.was, c.now;
  with want as (
    select j.agency, j.id, j.position, j.marking as was, coalesce(j.own_marking, j.marking) as own,
        join_markings(j.agency, array(select distinct x from unnest(array[coalesce(j.own_marking, j.marking)] ||
          array(select e.marking from mention e where e.id = any (j.mentions) and not is_purged(e.id))) x order by 1)) as now,
        array(select distinct e.marking from mention e where e.id = any (j.mentions) and not is_purged(e.id)) as gates
      from class_assessment j where j.mentions && p_mentions),
  changed as (
    update class_assessment j set marking = w.now, own_marking = w.own from want w
      where j.agency = w.agency and j.id = w.id and j.marking <> w.now returning j.id, w.was, w.now),
  entries as (
    update ledger_entry e set gates = array[w.now] || w.gates, now_reach = case when e.reach = '{}' then '{}' else array[w.now] end
      from want w where e.position = w.position)
  insert into re_marked (agency, act, of, from_marking, to_marking, rows)
    select p_agency, p_act, 'assessment', c.was, c.now, array_agg(c.id order by c.id) from changed c group by c.was, c.now;
end $$;

-- Review dates, validations, holds and purges, which are the own agency's alone, bear what they speak of.
create function trama.follow_retention(p_agency int, p_report uuid, p_mentions uuid[]) returns void
language plpgsql set search_path = trama, pg_temp as $$
declare
  v_table text;
begin
  update retention x set marking = bare(r.marking) from report r
    where x.agency = p_agency and x.report = p_report and r.agency = x.agency and r.id = x.report and x.marking <> bare(r.marking);
  update purge x set marking = r.marking from report r
    where x.agency = p_agency and x.report = p_report and r.agency = x.agency and r.id = x.report and x.marking <> r.marking;
  update purge_request x set marking = r.marking from report r
    where x.agency = p_agency and x.report = p_report and r.agency = x.agency and r.id = x.report and x.marking <> r.marking;
  foreach v_table in array array['validation', 'legal_hold'] loop
    execute format($q$
      with want as (
        select x.id, x.position, case when x.report is not null then (select r.marking from report r where r.agency = x.agency and r.id = x.report)
            else join_markings(x.agency, array(select distinct e.marking from mention e where e.agency = x.agency and e.id = any (x.mentions) and not is_purged(e.id) order by 1)) end as now
          from %I x where x.agency = $1 and (x.report = $2 or x.mentions && $3)),
      entries as (update ledger_entry e set gates = array[w.now] from want w where e.position = w.position)
      update %I x set marking = w.now from want w where x.agency = $1 and x.id = w.id and x.marking <> w.now$q$, v_table, v_table)
      using p_agency, p_report, p_mentions;
  end loop;
end $$;

create function trama.re_mark_digest(a trama.re_marking) returns bytea
language sql stable set search_path = trama, pg_temp as $$
  select chain_hash('\x', array[a.id::text, a.report::text, array_to_string(a.portions, ' '), array_to_string(a.claims, ' '), array_to_string(a.froms, ' '),
    a.to_marking::text, encode(a.reason_digest, 'hex'), a.by, micros(a.at)]
    || array(select g.of || ' ' || g.from_marking || ' ' || g.to_marking || ' '
        || encode(sha256(convert_to(coalesce(array_to_string(g.rows, ' '), array_to_string(g.nos, ' ')), 'UTF8')), 'hex')
      from re_marked g where g.agency = a.agency and g.act = a.id order by g.of collate "C", g.from_marking, g.to_marking))
$$;

-- The act -------------------------------------------------------------------------------------------

-- Short writes that take a marking from rows hold this; a re-marking waits for them, and they for it.
create function trama.hold_markings() returns void language sql as $$
  select pg_advisory_xact_lock_shared(7117, 5)
$$;

-- An import, which may take long, holds up re-markings of its own agency alone.
create function trama.hold_own_markings() returns void language sql as $$
  select pg_advisory_xact_lock_shared(7118, trama.own_agency())
$$;

-- Reviewers and supervisors, or the command line acting for an agency; what widens an audience needs a supervisor.
create function trama.may_re_mark(p_widens boolean) returns boolean
language sql stable set search_path = trama, pg_temp as $$
  select nullif(current_setting('trama.user', true), '') is null
    or exists (select from reader r where r.name = current_setting('trama.user', true)
      and (r.role = 'supervisor' or r.role = 'reviewer' and not p_widens))
$$;

-- A report of the writer's agency as a whole, one of its portions (p_portion), or claims of it (p_claims), in one
-- transaction with all that rests on it. Null where the reader sees no such thing; raises TR031 where nothing would
-- change, TR032 where it would widen an audience and the reader is no supervisor, TR033 where the reader may not
-- see the new marking. With p_dry it stops once it is known what changes: the caller rolls back.
create function trama.re_mark(p_id uuid, p_report uuid, p_portion int, p_claims uuid[], p_marking int, p_reason text,
  p_reason_digest bytea, p_by text, p_dry boolean) returns jsonb
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_agency int := own_agency();
  v_seen boolean[] := audience();
  v_position bigint;
  v_portions int[];
  v_froms int[];
  v_changed uuid[];
  v_reports uuid[];
  v_report uuid;
  a re_marking;
  r report;
  v_answer jsonb;
begin
  perform begin_maintenance();
  if v_agency is null or not may_re_mark(false) then
    perform end_maintenance();
    return null;
  end if;
  if not p_dry then
    perform pg_advisory_xact_lock(7118, v_agency);
    perform pg_advisory_xact_lock(7117, 5);
  end if;
  v_position := case when p_dry then (select coalesce(max(position), 0) + 1 from ledger_entry) else lock_ledger() end;
  select * into r from report where agency = v_agency and id = p_report;
  -- Only of a masked text is a paragraph in pieces.
  v_portions := case when p_portion is null then null when r.us_persons = 'masked' then paragraph_of(v_agency, p_report, p_portion) else array[p_portion] end;
  v_froms := case
    when p_claims is not null then (select case when count(*) = (select count(distinct x) from unnest(p_claims) x)
        and bool_and(v_seen[c.marking]) then array_agg(distinct bare(c.marking)) end
      from claim c where c.agency = v_agency and c.report = p_report and c.id = any (p_claims))
    when p_portion is not null then (select case when bool_and(v_seen[p.marking]) then array_agg(distinct bare(p.marking)) end from portion p
      where p.agency = v_agency and p.report = p_report and p.no = any (v_portions))
    else (select array[bare(r.marking)] where v_seen[r.marking]) end;
  if v_froms is null or not exists (select from report_state s where s.agency = v_agency and s.report = p_report and s.marking = r.marking) then
    perform end_maintenance();
    return null;
  end if;
  if v_seen[p_marking] is not true or not exists (select from marking m where m.no = p_marking and m.agency = v_agency) or is_masked(p_marking) then
    raise exception 'the new marking is out of the reader''s sight' using errcode = 'TR033';
  end if;
  if v_froms = array[p_marking] then
    raise exception 'that is its marking' using errcode = 'TR031';
  end if;
  insert into re_marking (agency, marking, id, position, report, portions, claims, froms, to_marking, reason, reason_digest, by, at)
    values (v_agency, p_marking, p_id, v_position, p_report, v_portions, p_claims, v_froms, p_marking, p_reason, p_reason_digest, p_by,
      clock_timestamp()) returning * into a;
  perform set_config('trama.marking_anew', 'on', true);
  perform mark_rows(a);
  if not exists (select from re_marked where agency = v_agency and act = p_id) then
    raise exception 'nothing changes' using errcode = 'TR031';
  end if;
  if not may_re_mark(true) and exists (select from re_marked g where g.agency = v_agency and g.act = p_id
      and not is_as_open(g.from_marking, g.to_marking)) then
    raise exception 'this widens an audience' using errcode = 'TR032';
  end if;
  v_answer := re_mark_summary(v_agency, p_id);
  if not p_dry then
    v_changed := array(select unnest(g.rows) from re_marked g where g.agency = v_agency and g.act = p_id and g.of = 'mention');
    v_reports := p_report || array(select distinct c.report from re_marked g cross join unnest(g.rows) x
      join claim c on c.agency = v_agency and c.id = x where g.agency = v_agency and g.act = p_id and g.of = 'claim' and c.report <> p_report);
    perform follow_mentions(v_agency, p_id, v_changed);
    perform follow_retention(v_agency, p_report, v_changed);
    update re_marking o set marking = case
        when o.portions is not null then (select bare(p.marking) from portion p where p.agency = v_agency and p.report = o.report and p.no = o.portions[1])
        when o.claims is not null then join_markings(v_agency, array(select distinct bare(c.marking) from claim c where c.agency = v_agency and c.id = any (o.claims)))
        else (select bare(w.marking) from report w where w.agency = v_agency and w.id = o.report) end
      where o.agency = v_agency and o.report = any (v_reports);
    foreach v_report in array v_reports loop
      perform derive_counts(v_agency, v_report, v_report = p_report);
    end loop;
    select * into a from re_marking where agency = v_agency and id = p_id;
    foreach v_report in array v_reports loop
      perform append_entry('re-mark', p_id, v_report, null, a.marking, re_marked_reach(v_agency, p_id, v_report), re_mark_digest(a));
      perform derive_entries(v_agency, v_report);
    end loop;
  end if;
  perform set_config('trama.marking_anew', 'off', true);
  perform end_maintenance();
  return v_answer;
end $$;

-- Sets what was marked and all rows of the agency that follow from it, and keeps what went from where to where.
create function trama.mark_rows(a trama.re_marking) returns void
language plpgsql set search_path = trama, pg_temp as $$
declare
  v_changed uuid[];
begin
  if a.claims is not null then
    update claim c set own_marking = nullif(a.to_marking, join_markings(c.agency, place_markings(c, bare(r.marking))))
      from report r where c.agency = a.agency and c.id = any (a.claims) and r.agency = c.agency and r.id = c.report;
  elsif a.portions is not null then
    update portion p set own_marking = nullif(a.to_marking, bare(r.marking)) from report r
      where p.agency = a.agency and p.report = a.report and p.no = any (a.portions) and r.agency = p.agency and r.id = p.report;
  else
    insert into re_marked (agency, act, of, from_marking, to_marking, rows)
      select a.agency, a.id, 'report', r.marking, keep_mask(r.marking, a.to_marking), array[r.id] from report r where r.agency = a.agency and r.id = a.report;
    update report r set marking = keep_mask(r.marking, a.to_marking) where r.agency = a.agency and r.id = a.report;
  end if;
  with changed as (
    update portion p set marking = w.now from marked_portions(a.agency, a.report) w
      where p.agency = a.agency and p.report = a.report and p.no = w.no and p.marking <> w.now returning p.no, w.was, w.now)
  insert into re_marked (agency, act, of, from_marking, to_marking, nos)
    select a.agency, a.id, 'portion', c.was, c.now, array_agg(c.no order by c.no) from changed c group by c.was, c.now;
  with changed as (
    update mention e set marking = w.now from marked_mentions(a.agency, a.report) w
      where e.agency = a.agency and e.id = w.id and e.marking <> w.now returning e.id, w.was, w.now)
  insert into re_marked (agency, act, of, from_marking, to_marking, rows)
    select a.agency, a.id, 'mention', c.was, c.now, array_agg(c.id order by c.id) from changed c group by c.was, c.now;
  v_changed := array(select unnest(g.rows) from re_marked g where g.agency = a.agency and g.act = a.id and g.of = 'mention');
  with changed as (
    update claim c set marking = w.now from marked_claims(a.agency, a.report, v_changed) w
      where c.agency = a.agency and c.id = w.id and c.marking <> w.now returning c.id, w.was, w.now)
  insert into re_marked (agency, act, of, from_marking, to_marking, rows)
    select a.agency, a.id, 'claim', c.was, c.now, array_agg(c.id order by c.id) from changed c group by c.was, c.now;
  with want as (select f.id, f.marking as was, marked_file(a.agency, a.report) as now from report r
      join file f on f.agency = r.agency and f.id = r.file
      where r.agency = a.agency and r.id = a.report and f.marking is distinct from purged_marking(a.agency)),
  changed as (
    update file f set marking = w.now from want w where f.agency = a.agency and f.id = w.id and f.marking <> w.now returning f.id, w.was, w.now),
  chunks as (
    update file_chunk k set marking = w.now from want w where k.agency = a.agency and k.file = w.id and k.marking <> w.now)
  insert into re_marked (agency, act, of, from_marking, to_marking, rows)
    select a.agency, a.id, 'file', c.was, c.now, array[c.id] from changed c;
end $$;

-- What a re-marking changes: rows by what they go from and to, and how many of them others may know of (accepted claims).
create function trama.re_mark_summary(p_agency int, p_act uuid) returns jsonb
language sql stable set search_path = trama, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('of', g.of, 'from', f.text, 'to', t.text, 'rows', coalesce(cardinality(g.rows), cardinality(g.nos)),
      'told', case when g.of <> 'claim' then coalesce(cardinality(g.rows), cardinality(g.nos)) else (
        select count(*) from unnest(g.rows) x join claim c on c.agency = p_agency and c.id = x
          left join claim_state s on s.agency = c.agency and s.claim = c.id
          where coalesce(s.state, (select w.state from report_state w where w.agency = c.agency and w.report = c.report limit 1)) = 'accepted') end)
      order by g.of, g.from_marking, g.to_marking), '[]')
    from re_marked g join marking f on f.no = g.from_marking join marking t on t.no = g.to_marking
    where g.agency = p_agency and g.act = p_act and g.of in ('report', 'portion', 'mention', 'claim')
$$;

-- The position of the last re-marking of rows that the transaction's reader may have known: what was computed
-- before it is not theirs any more. Never shown to anybody.
create function trama.marking_epoch() returns bigint
language plpgsql security definer set search_path = trama, pg_temp as $$
declare
  v_seen boolean[] := audience();
  v_epoch bigint;
begin
  perform begin_maintenance();
  select coalesce(max(a.position), 0) into v_epoch from re_marking a
    where exists (select from re_marked g join marking m on m.no = g.from_marking
      where g.agency = a.agency and g.act = a.id and (v_seen[m.no] or v_seen[m.unmasks]));
  perform end_maintenance();
  return v_epoch;
end $$;
