-- The class of a person: what somebody of an agency says of a subject (suspected, witness, victim …), on
-- what grounds. A row is never changed; another class is another row, and what was wrong is undone by a row
-- that names it. A subject is derived, so a row holds the mentions that were one subject when it was made.

create table trama.class_assessment (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  mentions uuid[] not null check (cardinality(mentions) > 0),
  class text check (class in ('unassessed', 'suspected', 'convicted', 'victim', 'witness', 'associate', 'bystander', 'official')),
  reason text,
  reason_digest bytea not null,
  undoes uuid,
  by text not null,
  at timestamptz not null,
  primary key (agency, id),
  check ((class is null) = (undoes is not null))
);
create unique index class_assessment_undoes on trama.class_assessment (agency, undoes) where undoes is not null;

alter table trama.class_assessment enable row level security;
alter table trama.class_assessment force row level security;
create policy maintenance on trama.class_assessment
  using ((select trama.maintaining())) with check ((select trama.maintaining()));
create policy writing on trama.class_assessment for insert with check (agency = (select trama.own_agency()));

-- One about mentions that the reader may not see would tell of them.
create policy reading on trama.class_assessment for select using (
  (select trama.audience())[marking]
  and not exists (select from unnest(mentions) x
    where not exists (select from trama.mention m where m.id = x and m.agency in (select no from trama.agency))));

create trigger keep_row before delete or truncate on trama.class_assessment for each statement execute function trama.keep_row();
create trigger blank_only before update on trama.class_assessment for each row execute function trama.blank_only('reason');

alter table trama.ledger_entry drop constraint ledger_entry_kind_check;
alter table trama.ledger_entry add constraint ledger_entry_kind_check
  check (kind in ('report', 'claim', 'decision', 'judgement', 'release', 'assessment'));
