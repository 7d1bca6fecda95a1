-- The secret from which ids and cursors outside are keyed, for each agency its own. Here and not among the keys of
-- a folder, because every server of one database must give the same ids; who may read it may read the ids anyway.
-- Two random UUIDs hold 244 bits of the system's own randomness.
insert into trama.setting (name, value)
  values ('id_key', replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''))
  on conflict (name) do nothing;
