-- How a reader signed in and when they last proved who they are; passkeys; sign-ins at a provider that are
-- linked to readers; questions that are good for one answer; wrong tries, which a restart does not forget.

alter table trama.session add column way text not null default 'link'
  check (way in ('link', 'password', 'key', 'passkey', 'provider'));
alter table trama.session add column browser text;
alter table trama.session add column proved_at timestamptz;
comment on column trama.session.proved_at is 'Null where it is not known: then the next act that needs a fresh proof asks for one';

create table trama.passkey (
  id uuid primary key,
  credential text not null unique,
  reader text not null references trama.reader,
  host text not null,
  name text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  made_at timestamptz not null,
  used_at timestamptz
);
comment on column trama.passkey.host is 'The name that browsers bind it to (RP ID)';
create index passkey_reader on trama.passkey (reader);

-- One account of a provider is one reader, and one reader has one account there: an account that is made
-- anew under an old name finds that reader taken.
create table trama.linked_sign_in (
  issuer text not null,
  subject text not null,
  reader text not null references trama.reader,
  by text not null check (by in ('claim', 'command', 'reader')),
  linked_at timestamptz not null,
  used_at timestamptz,
  primary key (issuer, subject),
  unique (issuer, reader)
);
comment on column trama.linked_sign_in.by is 'A claim that the operator trusts, the command line, or the reader after a fresh proof';

create table trama.sign_in_question (
  digest bytea primary key,
  kind text not null check (kind in ('passkey-new', 'passkey', 'provider')),
  holder text not null,
  detail jsonb not null,
  expires timestamptz not null
);
comment on column trama.sign_in_question.holder is 'The session, or the digest of the cookie, that alone may answer';

create table trama.wrong_try (
  no bigint generated always as identity primary key,
  key bytea not null,
  at timestamptz not null
);
create index wrong_try_key on trama.wrong_try (key, at);

do $$
declare
  t text;
begin
  foreach t in array array['passkey', 'linked_sign_in', 'sign_in_question', 'wrong_try'] loop
    execute format('alter table trama.%I enable row level security', t);
    execute format('alter table trama.%I force row level security', t);
    execute format('create policy maintenance on trama.%I using ((select trama.maintaining())) with check ((select trama.maintaining()))', t);
    -- As in 0002: signing in comes before a reader is known, and these tables hold no content.
    execute format('create policy sign_in on trama.%I using (true) with check (true)', t);
  end loop;
end $$;
