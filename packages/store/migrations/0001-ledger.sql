-- The ledger: tables, who sees which row, and what keeps rows as they were written.
--
-- Ids are UUIDv7 made by the application; every row of content carries its agency and its marking by
-- number, and the agency is in every unique key, so that uniqueness never tells of another agency's rows.
-- There are no foreign keys across agencies, and none on mention and claim: checking each of millions
-- of rows would double the time of an import, whose references the import itself has just resolved;
-- `trama doctor` looks for orphans instead.

create schema trama;

-- Who and what for -----------------------------------------------------------------------------

create table trama.setting (
  name text primary key,
  value text not null
);

create table trama.agency (
  no int generated always as identity primary key,
  id text not null unique,
  country text,
  name text not null
);

create table trama.reader (
  name text primary key,
  agency int not null references trama.agency,
  role text not null check (role in ('analyst', 'reviewer', 'supervisor', 'liaison', 'auditor', 'admin')),
  country text,
  password text,
  key_digest bytea not null,
  made_at timestamptz not null
);

create table trama.sign_in_link (
  digest bytea primary key,
  reader text not null references trama.reader,
  expires timestamptz not null,
  used_at timestamptz
);

create table trama.session (
  digest bytea primary key,
  id uuid not null unique,
  reader text not null references trama.reader,
  csrf text not null,
  opened_at timestamptz not null,
  seen_at timestamptz not null,
  locked boolean not null default false
);
create index session_reader on trama.session (reader);

create table trama.compartment (
  case_id text not null,
  reader text not null references trama.reader,
  reason text not null,
  expires timestamptz,
  granted_at timestamptz not null,
  primary key (case_id, reader)
);

create table trama.marking (
  no int generated always as identity primary key,
  agency int not null references trama.agency,
  text text not null,
  tlp text not null check (tlp in ('CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED')),
  rel_to text[],
  orcon boolean not null,
  handling text[] not null,
  cases text[] not null,
  uses text[] not null,
  unique (agency, text)
);

-- What was brought in ----------------------------------------------------------------------------

create table trama.file (
  agency int not null,
  marking int not null,
  id uuid not null,
  sha256 bytea not null,
  size bigint not null,
  primary key (agency, id)
);

create table trama.file_chunk (
  agency int not null,
  marking int not null,
  file uuid not null,
  no int not null,
  bytes bytea not null,
  primary key (agency, file, no)
);
-- Files are mostly compressed already, and pieces are read whole.
alter table trama.file_chunk alter column bytes set storage external;

-- Mentions and claims of one import have ids between first_id and last_id, which is how they are
-- found by report: the primary key serves, and no further index is paid for on the bulk tables.
create table trama.report (
  agency int not null,
  marking int not null,
  id uuid not null,
  file uuid not null,
  sha256 bytea not null,
  size bigint not null,
  name text,
  title text,
  format text not null,
  language text,
  date text,
  grade text not null check (grade in ('A', 'B', 'C', 'D', 'E', 'F')),
  source text,
  time_zone text,
  legal_basis text,
  received_at timestamptz not null,
  collected_at timestamptz,
  imported_by text,
  detail jsonb,
  first_id uuid not null,
  last_id uuid not null,
  primary key (agency, id)
);
create index report_sha256 on trama.report (agency, sha256);

create table trama.portion (
  agency int not null,
  marking int not null,
  report uuid not null,
  no int not null,
  start int not null,
  text text,
  primary key (agency, report, no)
);

create table trama.mention (
  agency int not null,
  marking int not null,
  id uuid not null,
  report uuid not null,
  schema text not null,
  key text,
  spans text,
  primary key (agency, id)
);

create table trama.claim (
  agency int not null,
  marking int not null,
  id uuid not null,
  report uuid not null,
  about uuid not null,
  target uuid,
  via uuid,
  property text not null,
  value text,
  low double precision,
  best double precision,
  high double precision,
  unit text,
  hedge text,
  attribution text,
  negated boolean not null,
  inferred boolean not null,
  time text,
  place_kind smallint not null,
  place_start int not null,
  place_end int not null,
  place_column text,
  victim_class text,
  body text,
  extractor text not null,
  credibility smallint not null,
  made bigint,
  made_by text,
  corrects uuid,
  primary key (agency, id)
);
comment on column trama.claim.made is 'Ledger position of a claim made by a person; null for those of an import';
create index claim_made on trama.claim (report) where made is not null;

-- What was decided -------------------------------------------------------------------------------

create table trama.decision (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  kind text not null check (kind in ('accept', 'reject', 'withdraw', 'reopen')),
  report uuid not null,
  claim uuid,
  reason text,
  reason_digest bytea,
  unread boolean not null,
  undoes uuid,
  by text not null,
  at timestamptz not null,
  primary key (agency, id)
);
create index decision_report on trama.decision (report, position);
create index decision_claim on trama.decision (claim, position) where claim is not null;
create index decision_position on trama.decision (position);

create table trama.judgement (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  a uuid not null,
  b uuid not null,
  verdict text not null check (verdict in ('same', 'different', 'unsure')),
  reason text,
  reason_digest bytea not null,
  score jsonb,
  by text not null,
  at timestamptz not null,
  primary key (agency, id)
);

create table trama.release (
  agency int not null,
  marking int not null,
  id uuid not null,
  position bigint not null,
  recipient text not null,
  authority text not null,
  subject uuid,
  removed jsonb not null,
  digest bytea not null,
  by text not null,
  at timestamptz not null,
  primary key (agency, id)
);

-- One row an act, in the order of commit, each holding the digest of the one before.
create table trama.ledger_entry (
  position bigint primary key,
  agency int not null,
  marking int not null,
  kind text not null check (kind in ('report', 'claim', 'decision', 'judgement', 'release')),
  ref uuid not null,
  report uuid,
  claim uuid,
  event_id uuid not null unique,
  shown boolean not null,
  at timestamptz not null,
  digest bytea not null,
  prev bytea not null,
  hash bytea not null
);
comment on column trama.ledger_entry.shown is 'False where the act changed nothing that another agency may see: a refused draft, say';

create table trama.audit (
  seq bigint primary key,
  at timestamptz not null,
  reader text,
  agency text,
  os_user text,
  action text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  object bytea,
  purpose text,
  prev bytea not null,
  hash bytea not null
);

-- Derived from decisions by the functions below, and checked against them by `trama doctor` --------

-- How many claims of a report bear a marking, and what was last decided on the report as a whole.
create table trama.report_state (
  agency int not null,
  marking int not null,
  report uuid not null,
  claims int not null,
  state text not null,
  decision uuid,
  position bigint not null,
  unread boolean not null,
  primary key (agency, report, marking)
);

-- Claims whose state is not that of their report as a whole.
create table trama.claim_state (
  agency int not null,
  marking int not null,
  claim uuid not null,
  report uuid not null,
  state text not null,
  decision uuid,
  position bigint not null,
  unread boolean not null,
  primary key (agency, claim)
);
create index claim_state_report on trama.claim_state (report);
