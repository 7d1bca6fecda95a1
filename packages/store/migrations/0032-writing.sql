-- Whose records may be added to is `writing_agency`, also in policies and functions that came beside 0012-readers.sql: an
-- auditor's opening reads and never writes.
do $$
declare
  p record;
  f record;
begin
  for p in select c.relname, o.polname, pg_get_expr(o.polwithcheck, o.polrelid) as checked
      from pg_catalog.pg_policy o join pg_catalog.pg_class c on c.oid = o.polrelid
      where c.relnamespace = 'trama'::regnamespace and o.polcmd = 'a' loop
    execute format('alter policy %I on trama.%I with check (%s)', p.polname, p.relname,
      replace(p.checked, 'own_agency()', 'writing_agency()'));
  end loop;
  for f in select pg_get_functiondef(oid) as defined from pg_catalog.pg_proc
      where pronamespace = 'trama'::regnamespace and prosecdef
        and prosrc like '%own_agency()%' and prosrc ~ '\m(insert into|update) ' loop
    execute replace(f.defined, 'own_agency()', 'writing_agency()');
  end loop;
end $$;
