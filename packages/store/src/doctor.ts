/** Whether the ledger is whole and its guards are in place. Numbers and names of guards only, no content. */
import { existsSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { probeAudit } from './audit.js';
import { verifyAudit } from './audit-chain.js';
import { missingLinks, nativeDir } from './engine/binaries.js';
import { insideStore, type Store } from './store.js';

export interface LedgerCounts {
  readonly reports: number;
  readonly mentions: number;
  readonly claims: number;
  readonly decisions: number;
  readonly judgements: number;
}

export interface DoctorCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
}

/** Exact, over all agencies; numbers only. */
export async function ledgerCounts(store: Store): Promise<LedgerCounts> {
  const { rows } = await insideStore(store).pool.query<LedgerCounts>('select * from trama.ledger_counts()');
  return rows[0] as LedgerCounts;
}

type Fault = readonly [name: string, sql: string];

/** Each question counts what is wrong: 0 is well. These read all agencies' rows, as the owner alone can. */
const FAULTS: readonly Fault[] = [
  [
    'claims without report or mention',
    `select count(*) as n from trama.claim c
       where not exists (select from trama.report r where r.agency = c.agency and r.id = c.report)
         or not exists (select from trama.mention e where e.agency = c.agency and e.id = c.about)
         or (c.target is not null and not exists (select from trama.mention e where e.agency = c.agency and e.id = c.target))
         or (c.via is not null and not exists (select from trama.mention e where e.agency = c.agency and e.id = c.via))`,
  ],
  [
    'mentions without report',
    'select count(*) as n from trama.mention e where not exists (select from trama.report r where r.agency = e.agency and r.id = e.report)',
  ],
  [
    'decisions without claim or report',
    `select count(*) as n from trama.decision d
       where not exists (select from trama.report r where r.agency = d.agency and r.id = d.report)
         or (d.claim is not null and not exists (select from trama.claim c where c.agency = d.agency and c.id = d.claim))`,
  ],
  [
    'judgements without mention',
    `select count(*) as n from trama.judgement j
       where not exists (select from trama.mention e where e.id = j.a and e.agency in (select no from trama.agency))
         or not exists (select from trama.mention e where e.id = j.b and e.agency in (select no from trama.agency))`,
  ],
  [
    'reports without file',
    'select count(*) as n from trama.report r where not exists (select from trama.file f where f.agency = r.agency and f.id = r.file)',
  ],
  [
    'rows with a marking of another agency',
    `select count(*) as n from (
       select agency, marking from trama.report union all select agency, marking from trama.portion
       union all select distinct agency, marking from trama.mention union all select distinct agency, marking from trama.claim
       union all select agency, marking from trama.judgement union all select agency, marking from trama.class_assessment
       union all select agency, marking from trama.class_approval union all select agency, marking from trama.subject_mark
       union all select agency, marking from trama.contest union all select agency, marking from trama.validation union all select agency, marking from trama.legal_hold) x
     where not exists (select from trama.marking m where m.no = x.marking and m.agency = x.agency)`,
  ],
  [
    'counts that are not those of the claims',
    `select count(*) as n from trama.report_state w full join
       (select agency, report, marking, count(*) as claims from trama.claim group by 1, 2, 3) c using (agency, report, marking)
     where coalesce(w.claims, 0) <> coalesce(c.claims, 0)`,
  ],
  [
    'states that do not follow from decisions',
    `select (select count(*) from trama.report_state w, trama.standing_decision(w.agency, w.report, null) d
         where w.state <> coalesce(trama.state_after(d.kind), 'draft') or w.decision is distinct from d.id)
       + (select count(*) from trama.claim_state s left join lateral trama.standing_claim_state(s.agency, s.claim,
           (select max(position) from trama.report_state w where w.agency = s.agency and w.report = s.report)) x on true
         where x.state is distinct from s.state or x.decision is distinct from s.decision)
       + (select count(*) from (select distinct agency, report, claim from trama.decision where claim is not null) d,
           lateral trama.standing_claim_state(d.agency, d.claim,
             (select max(position) from trama.report_state w where w.agency = d.agency and w.report = d.report)) x
         where not exists (select from trama.claim_state s where s.agency = d.agency and s.claim = d.claim)) as n`,
  ],
  [
    'broken links of the ledger’s chain',
    `select count(*) as n from (
       select e.*, lag(hash, 1, '\\x'::bytea) over (order by position) as before, row_number() over (order by position) as expected
       from trama.ledger_entry e) e
     where e.position <> e.expected or e.prev <> e.before or e.hash <> trama.chain_hash(e.before, array[e.position::text,
       e.agency::text, e.marking::text, e.kind, e.ref::text, e.report::text, e.claim::text, e.event_id::text, e.shown::text,
       trama.micros(e.at), encode(e.digest, 'hex')] || case when e.reach is null then '{}' else array[e.reach::text] end)`,
  ],
  [
    'reports that are not those of their entry',
    `select count(*) as n from trama.report r join trama.marking m on m.no = coalesce((select g.from_marking from trama.re_marked g
         join trama.re_marking a on a.agency = g.agency and a.id = g.act
         where g.of = 'report' and a.agency = r.agency and a.report = r.id order by a.position limit 1), r.marking)
       left join trama.ledger_entry e on e.kind = 'report' and e.ref = r.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[encode(r.sha256, 'hex'), r.grade, m.text,
       (select count(*) from trama.mention x where x.agency = r.agency and x.id between r.first_id and r.last_id and x.report = r.id)::text,
       (select count(*) from trama.claim x where x.agency = r.agency and x.id between r.first_id and r.last_id and x.report = r.id and x.made is null)::text])`,
  ],
  [
    'decisions that are not those of their entry',
    `select count(*) as n from trama.decision d left join trama.ledger_entry e on e.position = d.position and e.ref = d.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[d.id::text, d.kind, d.report::text, d.claim::text,
         encode(d.reason_digest, 'hex'), d.unread::text, d.undoes::text, d.by, trama.micros(d.at)])
       or d.reason is not null and d.reason_digest <> trama.chain_hash('\\x', array[d.reason])`,
  ],
  [
    'judgements that are not those of their entry',
    `select count(*) as n from trama.judgement j left join trama.ledger_entry e on e.position = j.position and e.ref = j.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[j.id::text, j.a::text, j.b::text, j.verdict,
         encode(j.reason_digest, 'hex'), j.by, trama.micros(j.at)])
       or j.reason is not null and j.reason_digest <> trama.chain_hash('\\x', array[j.reason])`,
  ],
  [
    'assessments without mention',
    `select count(*) as n from trama.class_assessment c, unnest(c.mentions) x
       where not exists (select from trama.mention e where e.id = x and e.agency in (select no from trama.agency))`,
  ],
  [
    'assessments that undo nothing',
    `select count(*) as n from trama.class_assessment c where c.undoes is not null and not exists (select from trama.class_assessment u
       where u.agency = c.agency and u.id = c.undoes and u.class is not null and u.mentions = c.mentions and u.position < c.position)`,
  ],
  [
    'assessments that are not those of their entry',
    `select count(*) as n from trama.class_assessment c left join trama.ledger_entry e on e.position = c.position and e.ref = c.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[c.id::text, array_to_string(c.mentions, ' '), c.class,
         encode(c.reason_digest, 'hex'), c.undoes::text, c.by, trama.micros(c.at)]
         || case when c.grounds_digest is null then '{}' else array[encode(c.grounds_digest, 'hex'), c.needs_second::text] end)
       or c.offence is not null and c.grounds_digest <> trama.chain_hash('\\x', array[c.offence, c.not_because, array_to_string(c.rests_on, ' ')])
       or c.reason is not null and c.reason_digest <> trama.chain_hash('\\x', array[c.reason])`,
  ],
  [
    'people suspected or convicted without grounds or without their second person',
    `select count(*) as n from trama.class_assessment c where c.class in ('suspected', 'convicted') and not c.before_grounds
       and (c.grounds_digest is null or coalesce(cardinality(c.rests_on), 0) = 0
         or exists (select from trama.class_approval p where p.agency = c.agency and p.assessment = c.id and p.by = c.by))`,
  ],
  [
    'approvals that are not those of their entry',
    `select count(*) as n from trama.class_approval p left join trama.ledger_entry e on e.position = p.position and e.ref = p.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[p.id::text, p.assessment::text, p.verdict,
         encode(p.reason_digest, 'hex'), p.by, trama.micros(p.at)])
       or p.reason is not null and p.reason_digest <> trama.chain_hash('\\x', array[p.reason])`,
  ],
  [
    'marks of protection that are not those of their entry',
    `select count(*) as n from trama.subject_mark k left join trama.ledger_entry e on e.position = k.position and e.ref = k.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[k.id::text, array_to_string(k.mentions, ' '), k.kind,
         encode(k.reason_digest, 'hex'), k.undoes::text, k.by, trama.micros(k.at)])
       or k.reason is not null and k.reason_digest <> trama.chain_hash('\\x', array[k.reason])`,
  ],
  [
    'contested entries that are not those of their entry',
    `select count(*) as n from trama.contest c left join trama.ledger_entry e on e.position = c.position and e.ref = c.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[c.id::text, array_to_string(c.mentions, ' '), c.claim::text,
         c.received::text, c.answers::text, c.outcome, encode(c.reason_digest, 'hex'), c.by, trama.micros(c.at)])`,
  ],
  [
    'reports without a review date',
    `select count(*) as n from trama.report r
       where not exists (select from trama.retention x where x.agency = r.agency and x.report = r.id)`,
  ],
  [
    'validations that are not those of their entry',
    `select count(*) as n from trama.validation v left join trama.ledger_entry e on e.position = v.position and e.ref = v.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[v.id::text, v.report::text, array_to_string(v.mentions, ' '),
         v.review_by::text, encode(v.reason_digest, 'hex'), v.by, trama.micros(v.at)])
       or v.reason is not null and v.reason_digest <> trama.chain_hash('\\x', array[v.reason])`,
  ],
  [
    'legal holds that are not those of their entry',
    `select count(*) as n from trama.legal_hold h left join trama.ledger_entry e on e.position = h.position and e.ref = h.id
     where e.ref is null or e.digest <> trama.chain_hash('\\x', array[h.id::text, h.report::text, array_to_string(h.mentions, ' '),
         h.until::text, encode(h.reason_digest, 'hex'), h.ends::text, h.by, trama.micros(h.at)])
       or h.reason is not null and h.reason_digest <> trama.chain_hash('\\x', array[h.reason])`,
  ],
  [
    'purged rows with content',
    `select (select count(*) from trama.mention x join trama.marking k on k.no = x.marking
         where k.text = 'PURGED' and num_nonnulls(x.key, x.spans) > 0)
       + (select count(*) from trama.claim x join trama.marking k on k.no = x.marking
         where k.text = 'PURGED' and num_nonnulls(x.value, x.low, x.best, x.high, x.unit, x.hedge, x.attribution, x.time, x.place_column,
           x.victim_class, x.body) > 0)
       + (select count(*) from trama.portion x join trama.marking k on k.no = x.marking where k.text = 'PURGED' and x.text <> '')
       + (select count(*) from trama.file_chunk x join trama.marking k on k.no = x.marking where k.text = 'PURGED' and x.bytes <> '')
       + (select count(*) from trama.judgement j where num_nonnulls(j.reason, j.score) > 0 and exists (select from trama.mention x
           join trama.marking k on k.no = x.marking where x.id in (j.a, j.b) and k.text = 'PURGED')) as n`,
  ],
  [
    'purged records that are not blank',
    `select count(*) as n from trama.purge p join trama.report r on r.agency = p.agency and r.id = p.report
       left join trama.file f on f.agency = r.agency and f.id = r.file left join trama.marking k on k.no = f.marking
     where k.text is distinct from 'PURGED'
       or p.kind = 'report' and (num_nonnulls(r.name, r.title) > 0 or p.mentions = '{}' and num_nonnulls(r.source, r.legal_basis, r.detail) > 0
         or exists (select from trama.mention x where x.agency = p.agency and x.report = p.report and p.mentions = '{}'
           and x.marking is distinct from trama.purged_marking(p.agency)))
       or p.kind = 'persons' and exists (select from trama.mention x where x.agency = p.agency and x.id = any (p.mentions)
           and x.marking is distinct from trama.purged_marking(p.agency))`,
  ],
  [
    'purges that are not those of their entry',
    `select count(*) as n from trama.purge p left join trama.ledger_entry e on e.position = p.position and e.ref = p.id
     where e.ref is null or p.ids_digest <> trama.chain_hash('\\x', array[p.report::text] || p.mentions::text[])
       or e.digest <> trama.chain_hash('\\x', array[p.id::text, p.kind, encode(p.ids_digest, 'hex'), p.ground,
         encode(p.reason_digest, 'hex'), p.asked_by, p.by, trama.micros(p.at)])
       or p.reason is not null and p.reason_digest <> trama.chain_hash('\\x', array[p.reason])`,
  ],
  [
    're-markings that are not those of their entry',
    `select count(*) as n from trama.re_marking a left join trama.ledger_entry e on e.position = a.position and e.ref = a.id
     where e.ref is null or e.digest <> trama.re_mark_digest(a)
       or a.reason is not null and a.reason_digest <> trama.chain_hash('\\x', array[a.reason])`,
  ],
  [
    'rows that bear another marking than their last re-marking gave',
    `select count(*) as n from (
       select distinct on (g.agency, g.of, a.report, x.id, x.no) g.agency, g.of, a.report, x.id, x.no, g.to_marking
         from trama.re_marked g join trama.re_marking a on a.agency = g.agency and a.id = g.act
         cross join lateral (select unnest(g.rows) as id, null::int as no union all select null, unnest(g.nos)) x
         order by g.agency, g.of, a.report, x.id, x.no, a.position desc) last
     where last.of <> 'claim' and last.to_marking is distinct from case last.of
       when 'report' then (select marking from trama.report r where r.agency = last.agency and r.id = last.id)
       when 'file' then (select marking from trama.file f where f.agency = last.agency and f.id = last.id)
       when 'portion' then (select marking from trama.portion p where p.agency = last.agency and p.report = last.report and p.no = last.no)
       when 'mention' then (select marking from trama.mention e where e.agency = last.agency and e.id = last.id)
       else last.to_marking end
       and not exists (select from trama.purge p where p.agency = last.agency and p.report = last.report)`,
  ],
  [
    'rows of re-marked reports that do not follow from their marks',
    `select coalesce(sum((select count(*) from trama.marked_portions(r.agency, r.id) where was <> now)
       + (select count(*) from trama.marked_mentions(r.agency, r.id) where was <> now)
       + (select count(*) from trama.marked_claims(r.agency, r.id, '{}') where was <> now)
       + (select count(*) from trama.file f where f.agency = r.agency and f.id = r.file and f.marking <> trama.marked_file(r.agency, r.id))
       + (select count(*) from trama.file f join trama.file_chunk k on k.agency = f.agency and k.file = f.id
           where f.agency = r.agency and f.id = r.file and k.marking <> f.marking)), 0) as n
     from trama.report r where exists (select from trama.re_marking a where a.agency = r.agency and a.report = r.id)`,
  ],
  [
    'statements that are wider than the mentions they are about',
    `select count(*) as n from (
       select c.marking as own, e.marking as of from trama.claim c join trama.mention e on e.agency = c.agency and e.id = c.about
       union select c.marking, e.marking from trama.claim c join trama.mention e on e.agency = c.agency and e.id = c.target
       union select c.marking, e.marking from trama.claim c join trama.mention e on e.agency = c.agency and e.id = c.via
       union select j.marking, e.marking from trama.judgement j join trama.mention e on e.id in (j.a, j.b)
       union select s.marking, e.marking from trama.class_assessment s join trama.mention e on e.id = any (s.mentions)) pair
     where not trama.is_as_open(pair.of, pair.own)
       and not exists (select from trama.marking k where k.no in (pair.of, pair.own) and k.text = 'PURGED')`,
  ],
];

/** Asked of the catalogue, which the application's role reads too. */
const GUARD_FAULTS: readonly Fault[] = [
  [
    'tables without forced policies',
    `select count(*) as n from pg_catalog.pg_class c where c.relnamespace = 'trama'::regnamespace and c.relkind = 'r'
       and not (c.relrowsecurity and c.relforcerowsecurity
         and exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid))`,
  ],
  [
    'tables of the ledger without their guards',
    `select count(*) as n from unnest(array['file', 'file_chunk', 'report', 'portion', 'mention', 'claim', 'decision',
         'judgement', 'class_assessment', 'class_approval', 'subject_mark', 'contest', 're_marking', 're_marked', 'retention_term', 'retention', 'validation', 'legal_hold', 'membership', 'purge', 'purge_request', 'release', 'marking', 'ledger_entry', 'audit']) t
     where (select count(*) from pg_catalog.pg_trigger g where g.tgrelid = ('trama.' || t)::regclass
       and g.tgname in ('keep_row', 'blank_only') and g.tgenabled in ('O', 'A')) <> 2`,
  ],
];

async function countFaults(client: pg.Pool | pg.Client, faults: readonly Fault[]): Promise<DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  for (const [name, sql] of faults) {
    const { rows } = await client.query<{ n: string }>(sql);
    const n = rows[0]?.n ?? '0';
    checks.push({ name: `no ${name}`, ok: n === '0', found: n });
  }
  return checks;
}

export async function doctor(store: Store): Promise<{ ok: boolean; ledger: LedgerCounts; checks: DoctorCheck[] }> {
  const { pool, maintain } = insideStore(store);
  const checks: DoctorCheck[] =
    maintain === null
      ? FAULTS.map(([name]) => ({ name: `no ${name}`, ok: true, found: 'not checked: needs DATABASE_OWNER_URL' }))
      : await maintain((client) => countFaults(client, FAULTS));
  checks.push(...(await countFaults(pool, GUARD_FAULTS)));
  const ledger = await ledgerCounts(store);
  const role = await pool.query<{ passes: boolean; name: string }>(
    `select current_user::text as name, bool_or(rolsuper or rolbypassrls) as passes from pg_catalog.pg_roles
      where pg_has_role(current_user, oid, 'member')`,
  );
  checks.push({
    name: 'the application’s role is neither superuser nor BYPASSRLS',
    ok: role.rows[0]?.passes === false,
    found: role.rows[0]?.name ?? 'none',
  });
  const writable = await probeAudit(store).then(
    () => true,
    () => false,
  );
  checks.push({ name: 'the audit can be written', ok: writable, found: writable ? 'yes' : 'no' });
  const audit = await verifyAudit(store, []);
  checks.push({
    name: 'the audit’s chain is whole',
    ok: audit.ok,
    found: audit.ok ? `${audit.entries} entries` : `${audit.why} at ${audit.at}`,
  });
  if (store.info.embedded) {
    const native = nativeDir();
    const missing = native === null ? 0 : missingLinks(native).length;
    // Made good elsewhere at the start where the package cannot be written to.
    checks.push({
      name: 'PostgreSQL’s library links',
      ok: true,
      found: missing === 0 ? 'all there' : `${missing} made good`,
    });
  }
  const encryption = diskEncryption(store.info.dataDir);
  // A warning: whether a disk below is encrypted cannot always be seen from here.
  checks.push({ name: 'the disk of the data folder is encrypted', ok: true, found: encryption });
  return { ok: checks.every((check) => check.ok), ledger, checks };
}

/** What can be told of the disk under a folder: `encrypted`, or a warning. */
function diskEncryption(dir: string): string {
  if (process.platform !== 'linux') return 'warning: not known on this system';
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(
      ([, point]) =>
        point !== undefined && (dir === point || dir.startsWith(point.endsWith('/') ? point : `${point}/`)),
    );
  const device = mounts.sort((a, b) => (b[1] as string).length - (a[1] as string).length)[0]?.[0] ?? '';
  const name = device.split('/').at(-1) ?? '';
  const uuid = [`/sys/class/block/${name}/dm/uuid`].find((file) => existsSync(file));
  if (uuid !== undefined && readFileSync(uuid, 'utf8').startsWith('CRYPT-')) return 'encrypted';
  return 'warning: no encryption seen; encrypt the disk that holds the data folder';
}
