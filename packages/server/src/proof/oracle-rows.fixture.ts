/**
 * The rows of a whole ledger that one reader may see, as the oracle has it: what is left out here must not matter for
 * any answer to that reader. Rows of other agencies lose what stays at home: drafts, decisions, grounds, officers'
 * names, and of a report that is known by a paragraph its name, title and file.
 */
import { isAccepted, mayRead, type OracleDecision, type OracleReader, readsContent } from './oracle.fixture.js';

// biome-ignore lint/suspicious/noExplicitAny: rows as the database gives them, of every table alike.
export type Row = Record<string, any>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

const NONE = '00000000-0000-0000-0000-000000000000';

/** What of each table the reader may see; a table without a row here is one that nobody has thought about. */
export function visibleRows(all: Tables, reader: OracleReader): Tables {
  const of = (table: string): readonly Row[] => all[table] ?? [];
  const agency = of('agency').find(({ id }) => id === reader.agency);
  const reads = readsContent(reader);
  const own = (row: Row) => reads && agency !== undefined && row.agency === agency.no;
  const agencyId = new Map(of('agency').map(({ no, id }) => [no, id as string]));
  const open = new Set(
    of('marking').flatMap(({ no, agency: by, text }) =>
      mayRead(reader, agencyId.get(by) as string, text) ? [no] : [],
    ),
  );
  const sees = (row: Row) => open.has(row.marking);
  // What was shown to this reader, where only the mask stood in the way.
  const unmaskings = of('unmasking').filter((row) => row.reader === reader.user && new Date(row.until) > new Date());
  const shownClaims = new Set(unmaskings.flatMap((row) => row.claims as string[]));
  const shownPortions = new Set(unmaskings.flatMap((row) => row.portions as string[]));
  const unmasks = new Map(of('marking').map(({ no, unmasks: plain }) => [no, plain]));
  const onlyMasked = (row: Row) => open.has(unmasks.get(row.marking));

  const decided = grouped(of('decision'), ({ report, claim }) => `${report} ${claim ?? ''}`) as Map<
    string,
    OracleDecision[]
  >;
  const accepted = ({ id, report, made }: Row) =>
    isAccepted(made, decided.get(`${report} `) ?? [], decided.get(`${report} ${id}`) ?? []);
  const claims = of('claim').filter(
    (row) =>
      (sees(row) && (own(row) || accepted(row))) || (shownClaims.has(row.id) && onlyMasked(row) && accepted(row)),
  );
  const claimIds = new Set(claims.map(({ id }) => id));
  const spoken = new Set(claims.flatMap(({ about, target, via }) => [about, target, via]));
  const told = new Set(of('mention').flatMap((row) => (sees(row) && (own(row) || spoken.has(row.id)) ? [row.id] : [])));
  const marked = new Set(of('mention').flatMap((row) => (sees(row) ? [row.id] : [])));
  // What one's own agency has said stays, also where the claims that it was about were taken back since.
  const holds = (row: Row, mentions: readonly string[]) =>
    sees(row) && mentions.every((id) => (own(row) ? marked : told).has(id));
  const judgements = of('judgement').filter((row) => holds(row, [row.a, row.b]));
  // What waits for a second person, or was refused by one, is told to nobody outside.
  const approved = new Set(of('class_approval').flatMap((row) => (row.verdict === 'approve' ? [row.assessment] : [])));
  const assessments = of('class_assessment').filter(
    (row) =>
      holds(row, row.mentions) &&
      (own(row) || !row.needs_second || approved.has(row.id) || (row.undoes !== null && approved.has(row.undoes))),
  );
  const assessed = new Set(assessments.map(({ id }) => id));
  const approvals = of('class_approval').filter(
    (row) => assessed.has(row.assessment) && (own(row) || row.verdict === 'approve'),
  );
  const marks = of('subject_mark').filter((row) => holds(row, row.mentions));
  const contests = of('contest').filter(
    (row) => sees(row) && (row.claim !== null ? claimIds.has(row.claim) : holds(row, row.mentions)),
  );
  const kept = new Set([
    ...told,
    ...judgements.flatMap(({ a, b }) => [a, b]),
    ...[...assessments, ...marks].flatMap((r) => r.mentions),
    ...contests.flatMap((r) => r.mentions ?? []),
  ]);
  const portions = of('portion').filter(
    (row) => sees(row) || (shownPortions.has(`${row.report}:${row.no}`) && onlyMasked(row)),
  );
  const portionsOf = grouped(portions, ({ report }) => report);
  // Of a report that was purged as a whole no count under its own marking is left: to others it is not there.
  const counted = new Set(of('report_state').map(({ report, marking }) => `${report} ${marking}`));
  const whole = (row: Row) => sees(row) && (own(row) || counted.has(`${row.id} ${row.marking}`));
  // Known by a paragraph, or by a claim that was marked by itself.
  const byClaim = new Set(claims.flatMap((row) => (row.own_marking === null ? [] : [row.report])));
  const reports = of('report').filter((row) => whole(row) || portionsOf.has(row.id) || byClaim.has(row.id));
  const reportIds = new Set(reports.map(({ id }) => id));
  // How long a record is kept is its own agency's matter, and a hold that of its supervisors, with the dates for its auditors.
  const manages = reader.roles.includes('supervisor');
  const keptOn = (row: Row) =>
    own(row) && sees(row) && (row.report !== null ? reportIds.has(row.report) : holds(row, row.mentions));
  const validations = of('validation').filter(keptOn);
  const legalHolds = of('legal_hold').filter(
    (row) => (keptOn(row) && manages) || (row.agency === agency?.no && reader.roles.includes('auditor')),
  );
  const openings = of('opening').filter(
    (row) => row.agency === agency?.no && reader.roles.some((role) => ['auditor', 'supervisor'].includes(role)),
  );
  const stated = new Set(
    [...judgements, ...assessments, ...approvals, ...marks, ...contests, ...validations, ...legalHolds].map(
      ({ id }) => id,
    ),
  );
  const tells = (row: Row) =>
    ['judgement', 'assessment', 'approval', 'protection', 'contest', 'validation', 'hold'].includes(row.kind)
      ? stated.has(row.ref)
      : (own(row) && open.has(row.gates?.[0] ?? row.marking)) ||
        (row.now_reach ?? row.reach).some((no: number) => open.has(no));

  const officers = new Map<string, Row>();
  /** Outside the own agency an officer is a role. */
  const alias = (by: string, name: string | null): string | null => {
    if (name === null) return null;
    const officer = of('reader').find((one) => one.name === name) as Row;
    officers.set(`${by}.${officer.role}`, { ...officer, name: `${by}.${officer.role}` });
    return `${by}.${officer.role}`;
  };
  const officer = (row: Row, name: string | null): string | null =>
    own(row) ? name : alias(agencyId.get(row.agency) as string, name);
  const masked = (row: Row, home: Row): Row => (own(row) ? row : { ...row, ...home });

  const shown: Record<string, readonly Row[]> = {
    setting: of('setting'),
    agency: of('agency'),
    session: of('session').filter((row) => row.reader === reader.user),
    passkey: of('passkey').filter((row) => row.reader === reader.user),
    linked_sign_in: of('linked_sign_in').filter((row) => row.reader === reader.user),
    sign_in_link: [],
    sign_in_question: [],
    wrong_try: [],
    membership: of('membership').filter((row) => row.reader === reader.user || (own(row) && manages)),
    // The cases that its markings name are known to those who manage them.
    marking: of('marking').filter(
      (row) =>
        open.has(row.no) ||
        (own(row) && manages) ||
        (open.has(row.unmasks) && claims.some((c) => c.marking === row.no)),
    ),
    unmasking: of('unmasking').flatMap((row) => {
      if (row.reader === reader.user) return [row];
      const owns = reads && row.owner === agency?.no;
      return owns ? [{ ...row, reader: alias(agencyId.get(row.agency) as string, row.reader) }] : [];
    }),
    file: of('file').filter(sees),
    file_chunk: of('file_chunk').filter(sees),
    report: reports.map((row) => {
      const home = { imported_by: officer(row, row.imported_by) };
      return masked(sees(row) ? row : byPortion(row), home);
    }),
    portion: portions,
    mention: of('mention')
      .filter(({ id }) => kept.has(id))
      .map((row) => ({ ...row, spans: spansIn(row, portionsOf.get(row.report)) })),
    claim: claims.map((row) => masked(row, { made_by: officer(row, row.made_by), corrects: null })),
    decision: of('decision').filter((row) => own(row) && sees(row)),
    judgement: judgements.map((row) => masked(row, { by: officer(row, row.by), reason: '', score: null })),
    class_assessment: assessments.map((row) =>
      masked(row, {
        by: officer(row, row.by),
        reason: '',
        offence: '',
        not_because: null,
        rests_on: row.rests_on === null ? null : [NONE],
      }),
    ),
    class_approval: approvals.map((row) => masked(row, { by: officer(row, row.by), reason: '' })),
    subject_mark: marks.map((row) => masked(row, { by: officer(row, row.by), reason: '' })),
    contest: contests.map((row) => masked(row, { by: officer(row, row.by), asked_by: '', what: '', reason: '' })),
    // Elsewhere it is told to whoever may read what was re-marked before, after and now.
    re_marking: of('re_marking')
      .filter(
        (row) =>
          sees(row) &&
          (own(row) ||
            ([row.to_marking, ...row.froms].every((no: number) => open.has(no)) &&
              (row.claims === null || row.claims.some((id: string) => claimIds.has(id))))),
      )
      .map((row) => masked(row, { by: officer(row, row.by), reason: '' })),
    re_marked: [],
    retention_term: of('retention_term').filter(own),
    retention: of('retention').filter((row) => own(row) && reportIds.has(row.report)),
    validation: validations,
    legal_hold: legalHolds,
    // Who may do what, and who opened the records, is known to those of the own agency who answer for it.
    access_change: of('access_change').filter(
      (row) =>
        row.agency === agency?.no && reader.roles.some((role) => ['admin', 'auditor', 'supervisor'].includes(role)),
    ),
    opening: openings,
    opening_end: of('opening_end').filter((row) => openings.some(({ id }) => id === row.opening)),
    purge: of('purge').filter((row) => own(row) && sees(row)),
    purge_request: of('purge_request').filter((row) => own(row) && sees(row) && manages),
    release: [],
    ledger_entry: of('ledger_entry')
      .filter(tells)
      .map((row) => ({
        ...row,
        reach: row.reach.filter((no: number) => open.has(no)),
        now_reach: row.now_reach?.filter((no: number) => open.has(no)) ?? null,
        gates: row.gates?.filter((no: number) => open.has(no)) ?? null,
        digest: '\\x',
        prev: '\\x',
        hash: '\\x',
      })),
    // Auditors read the whole audit, with officers of others as roles; others what their own agency did.
    audit: of('audit')
      .filter((row) => reader.roles.includes('auditor') || row.agency === reader.agency)
      .map((row) => (row.agency === reader.agency ? row : { ...row, reader: alias(row.agency, row.reader) })),
    report_state: [
      ...of('report_state').filter((row) => own(row) && sees(row)),
      ...statesOf(
        claims.filter((row) => !own(row)),
        reports.filter((row) => !own(row) && whole(row)),
      ),
    ],
    claim_state: of('claim_state').filter((row) => own(row) && claimIds.has(row.claim)),
  };
  shown.reader = [...of('reader').filter((row) => row.agency === agency?.no), ...officers.values()];
  const unknown = Object.keys(all).filter((table) => shown[table] === undefined);
  if (unknown.length > 0) {
    throw new Error(
      `The oracle does not say who may see the rows of trama.${unknown.join(', trama.')}: add a line to visibleRows in oracle-rows.fixture.ts.`,
    );
  }
  return shown;
}

function grouped(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** A report that is known by a paragraph alone: what tells of the whole is blank. */
function byPortion(row: Row): Row {
  const blank = { name: null, title: null, source: null, legal_basis: null, detail: null, time_zone: null };
  return { ...row, ...blank, collected_at: null, attached_to: null, file: NONE, sha256: '\\x', size: 0 };
}

/** A mention's places in the text, of the paragraphs that are shown; a table has none. */
function spansIn(mention: Row, portions: readonly Row[] | undefined): string | null {
  if (mention.spans === null || portions === undefined) return mention.spans;
  const spans = JSON.parse(mention.spans) as [number, number][];
  return JSON.stringify(
    spans.filter(([at]) => portions.some(({ start, text }) => at >= start && at < start + text.length)),
  );
}

/** Of another agency's report nothing is known but that it is there, and the accepted claims. */
function statesOf(claims: readonly Row[], reports: readonly Row[]): Row[] {
  const groups = grouped(claims, ({ report, marking }) => `${report} ${marking}`);
  const bare = reports.filter(({ id, marking }) => !groups.has(`${id} ${marking}`));
  const none = bare.map(({ agency, marking, id }) => ({ agency, marking, report: id, claims: [] as Row[] }));
  const some = [...groups.values()].map((of) => ({ ...(of[0] as Row), claims: of }));
  return [...some, ...none].map((of) => {
    const { agency, marking, report, claims } = of as Row;
    return {
      agency,
      marking,
      report,
      claims: claims.length,
      state: 'accepted',
      decision: null,
      position: 0,
      unread: false,
    };
  });
}
