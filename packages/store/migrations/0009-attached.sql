-- Which e-mail brought a report. Until here it stood within `detail`, so that the way back, from an e-mail to
-- what came attached to it, was a search through every report. Ids there are in Crockford's base 32.

alter table trama.report add column attached_to uuid;
alter table trama.report disable trigger blank_only;

do $$
begin
  perform set_config('trama.maintenance', '1', true);
  update trama.report r set attached_to = (
      -- 26 letters of 5 bits are two more than 128, which stand first and are zero.
      select string_agg(to_hex(substr(bits, 4 * n - 1, 4)::bit(4)::int), '' order by n)::uuid
        from generate_series(1, 32) n, (
          select string_agg((position(substr(r.detail ->> 'attachedTo', 4 + i, 1) in '0123456789abcdefghjkmnpqrstvwxyz') - 1)::bit(5)::text,
              '' order by i) as bits
            from generate_series(1, 26) i) t)
    where r.detail ->> 'attachedTo' ~ '^rep_[0-9a-hjkmnp-tv-z]{26}$';
  perform set_config('trama.maintenance', '0', true);
end $$;

alter table trama.report enable trigger blank_only;
create index report_attached on trama.report (agency, attached_to) where attached_to is not null;
