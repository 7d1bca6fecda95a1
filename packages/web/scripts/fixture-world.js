/** An invented world for looking at the screens without a server. Nobody and nothing in it is real. */
import { idFromBytes } from '@trama/model';

let serial = 0;
export function newId(prefix) {
  serial += 1;
  const bytes = new Uint8Array(16);
  bytes.set([1, 148, 90, 16, 32, 48, 112]);
  bytes.set([128, 0, 0, 0, 0, 0, (serial >> 16) & 255, (serial >> 8) & 255, serial & 255], 7);
  return idFromBytes(prefix, bytes);
}

export const AGENCY = 'us-taskforce';
const AMBER = 'TLP:AMBER//REL TO MEX, USA';
const AGENCIES = ['us-taskforce', 'mx-fiscalia', 'mx-inteligencia'];
const SOURCES = [
  'Fiscalía de Costa Grande',
  'Prensa del Puerto',
  'Harbor District Court',
  'fuente 0417',
  'Joint Watch Desk',
];
const TITLES = [
  ['en', 'Roadblocks on the coast road after the Puerto Alba raid'],
  ['es', 'Tarjeta informativa: reunión en la bodega de San Telmo'],
  ['es', 'Parte de novedades, zona Río Verde'],
  ['en', 'Indictment summary: Marlowe Freight and others'],
  ['es', 'Nota de prensa: aseguran vehículo con doble fondo'],
  ['en', 'Watch log, night of 14 March'],
];
const MARKINGS = [AMBER, 'TLP:GREEN', 'TLP:CLEAR', 'TLP:AMBER//ORCON', 'TLP:AMBER+STRICT//REL TO USA//LES'];

function summary(i) {
  const [language, title] = TITLES[i % TITLES.length];
  const table = i % 7 === 3;
  const total = 12 + ((i * 37) % 90);
  const draft = i % 3 === 0 ? total : i % 3 === 1 ? Math.floor(total / 3) : 0;
  return {
    id: newId('rep'),
    agency: AGENCIES[i % 3],
    file: table ? `personas-${i}.csv` : `informe-2026-03-${String(1 + (i % 28)).padStart(2, '0')}.txt`,
    title: i < TITLES.length ? title : table ? null : `${title} (${i})`,
    format: table ? 'csv' : 'text',
    language: table ? null : language,
    grade: 'BACBD'[i % 5],
    marking: MARKINGS[i % MARKINGS.length],
    source: i % 6 === 5 ? null : SOURCES[i % SOURCES.length],
    date: `2026-03-${String(1 + (i % 28)).padStart(2, '0')}`,
    receivedAt: new Date(Date.UTC(2026, 2, 28, 18, 0) - i * 5_400_000).toISOString(),
    importedBy: i % 3 === 0 ? 'ana.ruiz' : null,
    size: 2_000 + ((i * 7919) % 900_000),
    claims: { draft, accepted: total - draft - (draft < total ? 2 : 0), rejected: draft < total ? 2 : 0 },
    state: draft === total ? 'waiting' : draft > 0 ? 'begun' : 'reviewed',
  };
}
export const reports = Array.from({ length: 420 }, (_, i) => summary(i));

const PARAGRAPHS = [
  [
    'TLP:GREEN',
    'PUERTO ALBA, 14 March. At least 12 roadblocks were set on the coast road on Saturday after an operation against the group known as Los Telares, the state prosecutor said. Nine of them had been cleared by evening.',
  ],
  [
    AMBER,
    'Aurelio Quintana Soler, alias "El Tejedor", described by a former official as the leader of Los Telares, was wounded during the raid in San Telmo. He is said to own Marlowe Freight, a haulage company registered in Harbor District.',
  ],
  [
    AMBER,
    'According to the defence ministry between 4 and 7 gunmen were killed and three soldiers wounded. The governor spoke of "around 10" dead. No civilian was reported among them.',
  ],
  [
    'TLP:AMBER+STRICT//REL TO USA',
    'Source 0417 states that Quintana met Inés Barral, a port official, at a warehouse in San Telmo on 2 March. The meeting lasted two hours. Barral has a brother, Nicolás Barral, who works for Marlowe Freight.',
  ],
  [
    'TLP:GREEN',
    'Schools in Puerto Alba and Río Verde stay closed on Monday. The coast road between kilometre 41 and 63 remains blocked to lorries.',
  ],
];
let at = 0;
export const portions = PARAGRAPHS.map(([marking, text]) => {
  const portion = { start: at, text: `${text}\n`, marking };
  at += portion.text.length;
  return portion;
});
const TEXT = portions.map((portion) => portion.text).join('');
const span = (words) => {
  const start = TEXT.indexOf(words);
  if (start < 0) throw new Error(words);
  return [start, start + words.length];
};

function subject(schema, label) {
  return { id: newId('sub'), label, schema };
}
export const QUINTANA = subject('Person', 'Aurelio Quintana Soler');
export const TELARES = subject('Organization', 'Los Telares');
const MARLOWE = subject('Company', 'Marlowe Freight S.A.');
const BARRAL = subject('Person', 'Inés Barral');
const NICOLAS = subject('Person', 'Nicolás Barral');
const SAN_TELMO = subject('Place', 'San Telmo, Costa Grande');
const RAID = subject('Event', 'Raid, San Telmo, 2026-03-14');
const BLOCKS = subject('Event', 'Roadblocks, coast road, 2026-03-14');
const LORRY = subject('Vehicle', 'Lorry KX-41-772');
const HOLDER = subject('UnidentifiedPerson', 'Holder of +52 55 5550 0142');

const mention = (of) => ({ id: newId('men'), schema: of.schema, label: of.label, subject: of });
const REPORT = reports[0];
const PRESS = reports[4];

export function claim(about, property, fields = {}) {
  const from = fields.report ?? REPORT;
  return {
    id: newId('clm'),
    about: { id: newId('men'), schema: about.schema, label: about.label, subject: about },
    property,
    value: null,
    target: null,
    low: null,
    best: null,
    high: null,
    unit: null,
    hedge: null,
    attribution: null,
    negated: false,
    inferred: false,
    time: null,
    place: { kind: 'whole' },
    victimClass: null,
    body: null,
    extractor: 'rules-en@1',
    state: 'accepted',
    decision: {
      id: newId('dec'),
      kind: 'accept',
      by: from.agency === AGENCY ? 'ana.ruiz' : 'reviewer',
      at: '2026-03-15T09:12:00.000Z',
      reason: null,
      unread: false,
    },
    corrects: null,
    marking: AMBER,
    grade: from.grade,
    credibility: 2,
    ...fields,
    report: {
      id: from.id,
      file: from.file,
      title: from.title,
      source: from.source,
      agency: from.agency,
      date: from.date,
    },
  };
}
const draft = (about, property, words, fields = {}) =>
  claim(about, property, { state: 'draft', decision: null, place: { kind: 'span', span: span(words) }, ...fields });

export const reviewClaims = [
  draft(BLOCKS, 'kind', 'roadblocks were set', { value: 'roadblock' }),
  draft(BLOCKS, 'count', 'At least 12 roadblocks', { low: 12, hedge: 'At least', attribution: 'the state prosecutor' }),
  draft(BLOCKS, 'status', 'Nine of them had been cleared by evening', { value: 'cleared', low: null, best: null }),
  draft(QUINTANA, 'alias', 'alias "El Tejedor"', { value: 'El Tejedor', credibility: 1 }),
  draft(QUINTANA, 'leaderOf', 'the leader of Los Telares', {
    target: mention(TELARES),
    attribution: 'a former official',
    credibility: 3,
  }),
  draft(QUINTANA, 'injured', 'was wounded during the raid', { value: 'wounded', time: '2026-03-14' }),
  draft(QUINTANA, 'ownerOf', 'is said to own Marlowe Freight', {
    target: mention(MARLOWE),
    hedge: 'is said to',
    credibility: 3,
    inferred: true,
  }),
  draft(RAID, 'killed', 'between 4 and 7 gunmen were killed', {
    low: 4,
    high: 7,
    attribution: 'the defence ministry',
    victimClass: 'suspect',
  }),
  draft(RAID, 'wounded', 'three soldiers wounded', {
    best: 3,
    attribution: 'the defence ministry',
    victimClass: 'security-force',
  }),
  draft(RAID, 'killed', '"around 10" dead', { best: 10, hedge: 'around', attribution: 'the governor', credibility: 4 }),
  draft(RAID, 'killed', 'No civilian was reported', { best: 0, negated: false, victimClass: 'civilian' }),
  draft(QUINTANA, 'metWith', 'met Inés Barral', {
    target: mention(BARRAL),
    time: '2026-03-02',
    attribution: 'source 0417',
  }),
  draft(BARRAL, 'position', 'a port official', { value: 'port official' }),
  draft(BARRAL, 'familyOf', 'Barral has a brother, Nicolás Barral', { target: mention(NICOLAS) }),
  draft(NICOLAS, 'worksFor', 'works for Marlowe Freight', { target: mention(MARLOWE) }),
];
for (const one of reviewClaims.slice(0, 3)) {
  one.state = 'accepted';
  one.decision = {
    id: newId('dec'),
    kind: 'accept',
    by: 'ana.ruiz',
    at: '2026-03-15T09:12:00.000Z',
    reason: null,
    unread: false,
  };
}
reviewClaims[5].state = 'rejected';
reviewClaims[5].decision = {
  id: newId('dec'),
  kind: 'reject',
  by: 'ana.ruiz',
  at: '2026-03-15T09:14:00.000Z',
  reason: 'The text does not say so',
  unread: false,
};
REPORT.claims = { draft: 11, accepted: 3, rejected: 1 };
REPORT.state = 'begun';

export const reviewMentions = [QUINTANA, TELARES, MARLOWE, BARRAL, NICOLAS, BLOCKS, RAID].map((of) => ({
  ...mention(of),
  subject: of === QUINTANA || of === TELARES ? of : null,
  spans: [],
  candidates: of === MARLOWE ? [MARLOWE] : [],
}));
for (const one of reviewClaims) {
  const found = reviewMentions.find((other) => other.label === one.about.label);
  one.about = { id: found.id, schema: found.schema, label: found.label, subject: found.subject };
}

const ordered = (text, from, fields = {}) => claim(QUINTANA, 'alias', { value: text, report: from, ...fields });
const value = (text, claims, conflicting = false) => ({ value: text, claims, conflicting });
const tie = (property, layer, other, claims, confirmed, words = []) => ({
  id: `${property}-${other.id}`,
  property,
  layer,
  outward: true,
  other,
  claims,
  confirmed,
  words,
});
const extra = Array.from({ length: 26 }, (_, i) =>
  subject(i % 5 === 0 ? 'Company' : 'Person', i % 5 === 0 ? `Transportes Norte ${i}` : `Persona Inventada ${i}`),
);
export const ties = [
  tie('leaderOf', 'command', TELARES, 4, true, ['jefe', 'leader']),
  tie('commands', 'command', NICOLAS, 1, false),
  tie('familyOf', 'kin', subject('Person', 'Rosa Soler Ibarra'), 2, true, ['mother']),
  tie('metWith', 'meeting', BARRAL, 1, false),
  tie('called', 'call', HOLDER, 14, false),
  tie('ownerOf', 'money', MARLOWE, 3, true),
  tie('paid', 'money', BARRAL, 1, false),
  tie('operatesIn', 'territory', SAN_TELMO, 2, true),
  tie('associateOf', 'association', NICOLAS, 2, true),
  tie('linkedTo', 'other', LORRY, 1, false),
];
const birth = (date, from) => claim(QUINTANA, 'birthDate', { value: date, report: from });
export const subjectPage = {
  id: QUINTANA.id,
  schema: 'Person',
  label: QUINTANA.label,
  subjectClass: 'unassessed',
  names: [
    {
      ...value('Aurelio Quintana Soler', [
        claim(QUINTANA, 'name', { value: QUINTANA.label }),
        claim(QUINTANA, 'name', { report: PRESS }),
      ]),
      property: 'name',
    },
    { ...value('El Tejedor', [ordered('El Tejedor', REPORT), ordered('El Tejedor', PRESS)]), property: 'alias' },
    { ...value('Don Aurelio', [ordered('Don Aurelio', reports[1])]), property: 'alias' },
    { ...value('A. Quintana', [ordered('A. Quintana', reports[3])]), property: 'weakAlias' },
  ],
  properties: [
    {
      property: 'birthDate',
      values: [
        value('1971-05', [birth('1971-05', REPORT), birth('1971-05', reports[1])], true),
        value('1973-05-19', [birth('1973-05-19', reports[3])], true),
      ],
    },
    { property: 'nationality', values: [value('MEX', [claim(QUINTANA, 'nationality', { value: 'MEX' })])] },
    {
      property: 'role',
      values: [
        value('jefe de plaza, San Telmo', [
          claim(QUINTANA, 'role', { report: reports[1], attribution: 'fuente 0417' }),
        ]),
      ],
    },
    {
      property: 'reward',
      values: [value('2000000', [claim(QUINTANA, 'reward', { high: 2_000_000, unit: 'USD', hedge: 'up to' })])],
    },
    {
      property: 'injured',
      values: [value('wounded in San Telmo', [claim(QUINTANA, 'injured', { value: 'wounded', time: '2026-03-14' })])],
    },
  ],
  ties,
  tiesNotShown: 37,
  incidents: [{ id: RAID.id, label: RAID.label, kind: 'raid', date: '2026-03-14', place: 'San Telmo, Costa Grande' }],
  reports: [REPORT, reports[1], reports[3], PRESS],
  mentions: [REPORT, reports[1], reports[3], PRESS].map((report) => ({
    id: newId('men'),
    report: report.id,
    label: QUINTANA.label,
  })),
  judgements: [],
  conflicts: [],
  marking: 'TLP:AMBER+STRICT//REL TO USA',
};
subjectPage.mentions[2].label = 'A. Quintana';
subjectPage.judgements = [
  {
    id: newId('jdg'),
    a: subjectPage.mentions[0].id,
    b: subjectPage.mentions[1].id,
    verdict: 'same',
    agency: 'us-taskforce',
    by: 'ana.ruiz',
    at: '2026-03-16T11:02:00.000Z',
    reason: 'Same date of birth and the same telephone number in both reports',
  },
  {
    id: newId('jdg'),
    a: subjectPage.mentions[0].id,
    b: subjectPage.mentions[2].id,
    verdict: 'unsure',
    agency: 'mx-fiscalia',
    by: 'reviewer',
    at: '2026-03-17T08:40:00.000Z',
    reason: 'The court names another year of birth',
  },
];
subjectPage.conflicts = [{ a: subjectPage.mentions[1].id, b: subjectPage.mentions[2].id }];

const node = (of, degree) => ({ ...of, degree });
const neighbours = [...ties.map((one) => one.other), ...extra];
const layersOf = ['command', 'command', 'association', 'call', 'money', 'kin'];
const propertyOf = { command: 'memberOf', association: 'associateOf', call: 'called', money: 'paid', kin: 'familyOf' };
export function networkOf(subjects, layers, limit) {
  const all = [
    ...ties.map((one) => ({
      id: one.id,
      source: QUINTANA.id,
      target: one.other.id,
      property: one.property,
      layer: one.layer,
      claims: one.claims,
      confirmed: one.confirmed,
    })),
    ...extra.map((of, i) => {
      const layer = layersOf[i % layersOf.length];
      return {
        id: `x-${of.id}`,
        source: of.id,
        target: i % 3 === 0 ? TELARES.id : QUINTANA.id,
        property: propertyOf[layer],
        layer,
        claims: 1 + (i % 4),
        confirmed: i % 2 === 0,
      };
    }),
    {
      id: 'n1',
      source: NICOLAS.id,
      target: MARLOWE.id,
      property: 'worksFor',
      layer: 'command',
      claims: 1,
      confirmed: false,
    },
    {
      id: 'n2',
      source: NICOLAS.id,
      target: BARRAL.id,
      property: 'familyOf',
      layer: 'kin',
      claims: 1,
      confirmed: false,
    },
  ];
  const kept = all.filter((one) => !layers || layers.includes(one.layer));
  const asked = new Set(subjects);
  const shown = new Set(subjects);
  for (const one of kept) {
    if (asked.has(one.source)) shown.add(one.target);
    if (asked.has(one.target)) shown.add(one.source);
  }
  const unique = [...new Map([QUINTANA, ...neighbours].map((of) => [of.id, of])).values()];
  return {
    nodes: unique
      .filter((of) => shown.has(of.id))
      .map((of) => node(of, all.filter((t) => t.source === of.id || t.target === of.id).length)),
    ties: kept.filter((one) => shown.has(one.source) && shown.has(one.target)),
    notShown: subjects.map((id) => ({ subject: id, count: limit >= 500 ? 0 : 41 })),
    marking: 'TLP:AMBER+STRICT//REL TO USA',
  };
}
export const subjects = [QUINTANA, TELARES, MARLOWE, BARRAL, NICOLAS, SAN_TELMO, LORRY, HOLDER];

const KINDS = ['roadblock', 'arson', 'armed-attack', 'killing', 'seizure', 'clash'];
const STATES = ['JAL', 'JAL', 'MIC', 'GUA', 'COL', 'JAL', null];
export const incidents = Array.from({ length: 60 }, (_, i) => {
  const of = subject('Event', `Incident ${i}`);
  const counts = [];
  if (i % 2 === 0)
    counts.push(
      claim(of, 'killed', {
        low: 1 + (i % 4),
        hedge: 'at least',
        attribution: 'Fiscalía de Costa Grande',
        victimClass: 'civilian',
      }),
    );
  if (i % 6 === 0)
    counts.push(
      claim(of, 'killed', {
        best: 3 + (i % 4),
        report: PRESS,
        attribution: 'Prensa del Puerto',
        victimClass: 'unknown',
      }),
    );
  if (i % 5 === 0) counts.push(claim(of, 'detained', { low: 200, high: 250, attribution: 'Gabinete de Seguridad' }));
  return {
    id: of.id,
    label: of.label,
    kind: KINDS[i % KINDS.length],
    status: ['active', 'cleared', 'reported', null][i % 4],
    start:
      i % 9 === 0
        ? '2026-03'
        : `2026-03-${String(10 + (i % 8)).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:24:00Z`,
    place: i % 3 === 0 ? null : `Carretera costera km ${40 + i}`,
    state: STATES[i % STATES.length],
    states: i % 11 === 5 ? STATES.slice(0, 3) : [STATES[i % STATES.length]].filter((one) => one !== null),
    municipality: i % 3 === 0 ? 'Tapalpa' : null,
    counts,
    claims: counts.map((one) => one.id).concat(claim(of, 'kind', { value: 'roadblock' }).id),
  };
});

export const activity = reports.slice(0, 60).map((report, i) => ({
  at: report.receivedAt,
  by: i % 3 === 0 ? 'ana.ruiz' : 'reviewer',
  agency: report.agency,
  kind: ['report', 'decision', 'claim', 'judgement'][i % 4],
  what: ['import', 'accept', 'state', 'same'][i % 4],
  report: i % 4 === 3 ? null : report.id,
  label: i % 4 === 3 ? null : (report.title ?? report.file),
  subjects: i % 4 === 3 ? subjects.slice(i % 5, (i % 5) + 2) : [],
  marking: report.marking,
}));
export const audit = Array.from({ length: 80 }, (_, i) => ({
  seq: 48_211 - i,
  at: new Date(Date.UTC(2026, 2, 28, 18, 0) - i * 61_000).toISOString(),
  user: i % 11 === 0 ? null : ['ana.ruiz', 'j.ortega', 'm.keller'][i % 3],
  agency: AGENCIES[i % 3],
  osUser: i % 11 === 0 ? 'root' : null,
  action: ['subjects.read', 'review.decide', 'claims.evidence', 'reports.import', 'search'][i % 5],
  address: i % 11 === 0 ? null : '10.20.0.14',
  session: null,
  outcome: i % 13 === 0 ? 'refused' : 'done',
  code: i % 13 === 0 ? 'not-found' : null,
  right: ['content.read', 'claim.decide', 'content.read', 'report.import', 'content.read'][i % 5],
  purpose: i % 17 === 3 ? 'quarterly review of the case 2026-014' : null,
  results: i % 5 === 4 ? i : null,
  shown: i % 5 === 4 ? i : 0,
  object:
    i % 5 === 4
      ? null
      : 'f3b1c2a9d4e58c7b6a1f0e9d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b'.slice(i % 8) + 'abcdefgh'.slice(0, i % 8),
}));
