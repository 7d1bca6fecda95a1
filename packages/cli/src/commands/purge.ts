/** `trama purge`: what is due is blanked and taken off the disk; what is left to do is said. */
import { fail, type Language, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { PurgeAnswer, PurgedRecord, PurgeProgress, PurgeRequest } from '@trama/server';
import { type Call, type Command, stringOption } from '../command.js';
import { onFolder } from '../folder.js';

export const purge: Command = {
  name: 'purge',
  summary: {
    en: 'Purge the records whose review date is over, or one record before it: for good, and off the disk.',
    es: 'Depura los registros cuya fecha de revisión pasó, o uno antes de ella: de forma definitiva y también del disco.',
  },
  positionals: '',
  arity: [0, 0],
  options: {
    due: {
      type: 'boolean',
      help: {
        en: 'all whose day is over; what was validated or is held stays. Finishes what was cut off, too',
        es: 'todos los que ya vencieron; lo validado o retenido permanece. También termina lo que se interrumpió',
      },
    },
    report: {
      type: 'string',
      value: 'ID',
      help: { en: 'one report, whatever its day', es: 'un informe, sea cual sea su fecha' },
    },
    subject: {
      type: 'string',
      value: 'ID',
      help: {
        en: 'one person out of the reports of the agency of --reader, who knows the person by this id',
        es: 'una persona de los informes de la dependencia de --reader, que la conoce por este identificador',
      },
    },
    reader: { type: 'string', value: 'USER', help: { en: 'with --subject', es: 'con --subject' } },
    reason: {
      type: 'string',
      value: 'TEXT',
      help: {
        en: 'with --report and --subject: why, naming nobody; it stays',
        es: 'con --report y --subject: por qué, sin nombrar a nadie; permanece',
      },
    },
    'dry-run': {
      type: 'boolean',
      help: { en: 'say what would go, and do nothing', es: 'dice qué se depuraría y no hace nada' },
    },
  },
  empty: { purged: [] },
  async run(call) {
    const request = requestOf(call);
    if (!request.ok) return request;
    const { language, terminal, signal } = call;
    const progress = (at: PurgeProgress) => terminal.progress(progressLine(at, language));
    const answer = await onFolder(call, (operations) => operations.purge(request.value, progress, signal));
    if (!answer.ok) return answer;
    const { operator, ...rest } = answer.value;
    const remaining = operator && !rest.dryRun ? OPERATOR[language] : [];
    return ok({ json: { ...rest, remaining }, lines: [...linesOf(answer.value, language), ...remaining] });
  },
};

function requestOf(call: Call): Result<PurgeRequest, Refusal> {
  const [report, subject] = [stringOption(call, 'report'), stringOption(call, 'subject')];
  const reader = stringOption(call, 'reader');
  const due = call.options.due === true;
  const wrong = (found: string) =>
    fail(
      refusal('option-invalid', {
        option: 'purge',
        expected: '--due, --report ID or --subject ID --reader USER',
        found,
      }),
    );
  const given = [due, report, subject].filter((one) => one !== false && one !== null);
  if (given.length !== 1) return wrong(given.length === 0 ? 'none of them' : 'more than one');
  if ((subject === null) !== (reader === null)) return wrong(subject === null ? '--reader alone' : '--subject alone');
  const what: PurgeRequest['what'] = due
    ? { kind: 'due' }
    : report !== null
      ? { kind: 'report', id: report }
      : { kind: 'subject', id: subject ?? '', reader: reader ?? '' };
  return ok({ what, reason: stringOption(call, 'reason'), dryRun: call.options['dry-run'] === true });
}

const STEPS: Readonly<Record<PurgeProgress['step'], Readonly<Record<Language, string>>>> = {
  records: { en: 'blanking records', es: 'vaciando registros' },
  wait: { en: 'waiting for readers under way', es: 'esperando lecturas en curso' },
  rows: { en: 'rewriting tables', es: 'reescribiendo tablas' },
  samples: { en: 'renewing samples', es: 'renovando muestras' },
  log: { en: 'dropping the log of writes', es: 'eliminando el registro de escrituras' },
  files: { en: 'removing passing files', es: 'quitando archivos de paso' },
};

function progressLine({ step, done, total }: PurgeProgress, language: Language): string {
  return `${STEPS[step][language]} ${done + 1}/${total}`;
}

function linesOf(answer: PurgeAnswer, language: Language): string[] {
  const t = LINES[language];
  const { dryRun, purged, held, backups, finished } = answer;
  const lines = purged.map((record) => recordLine(record, dryRun, language));
  if (purged.length === 0) lines.push(t.nothing);
  for (const { agency, report, until } of held) lines.push(`${t.held} ${until}: ${report} (${agency})`);
  if (backups.length > 0 && !dryRun) {
    lines.push(t.backups);
    for (const { file, madeAt, found } of backups) lines.push(`  ${madeAt} ${file}${found ? '' : t.moved}`);
  }
  if (!finished) lines.push(t.unfinished);
  return lines;
}

const LINES = {
  en: {
    nothing: 'Nothing to purge.',
    held: 'held until',
    backups: 'These backups still hold what was purged; their restore purges it again:',
    moved: ' (no longer there)',
    unfinished: 'Old bytes are left on the disk.',
  },
  es: {
    nothing: 'Nada que depurar.',
    held: 'retenido hasta',
    backups: 'Estos respaldos aún contienen lo depurado; al restaurarlos se depura de nuevo:',
    moved: ' (ya no está ahí)',
    unfinished: 'Quedan bytes antiguos en el disco.',
  },
} as const;

function recordLine(record: PurgedRecord, dryRun: boolean, language: Language): string {
  const { agency, report, what, reviewBy, kept, mentions, claims, conclusions } = record;
  if (language === 'es') {
    const verb = dryRun ? 'se depuraría' : 'depurado';
    const of = what === 'report' ? 'informe' : 'personas de';
    const when = reviewBy === null ? '' : `, vencido el ${reviewBy}`;
    const counts = `${mentions} menciones, ${claims} datos, ${conclusions} conclusiones`;
    return `${verb}: ${of} ${report} (${agency}${when}): ${counts}${kept === 0 ? '' : `, permanecen ${kept}`}`;
  }
  const of = what === 'report' ? 'report' : 'people out of';
  const when = reviewBy === null ? '' : `, due ${reviewBy}`;
  const counts = `${mentions} mentions, ${claims} claims, ${conclusions} conclusions`;
  return `${dryRun ? 'would go' : 'purged'}: ${of} ${report} (${agency}${when}): ${counts}${kept === 0 ? '' : `, ${kept} stay`}`;
}

/** What this process cannot do in a database that is not its own. */
const OPERATOR: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'This database is yours: as its superuser, run CHECKPOINT and pg_switch_wal(), and see that old WAL segments are removed and not recycled (wal_recycle = off).',
    'Remove or wait out the WAL archive and base backups from before today.',
    'See that replicas have replayed, and do the same there.',
    'Empty the server’s logs where they hold statements, and pg_stat_statements.',
  ],
  es: [
    'Esta base de datos es suya: como superusuario ejecute CHECKPOINT y pg_switch_wal(), y compruebe que los segmentos antiguos de WAL se eliminen y no se reciclen (wal_recycle = off).',
    'Elimine o deje vencer el archivo de WAL y los respaldos base anteriores a hoy.',
    'Compruebe que las réplicas estén al día y haga lo mismo en ellas.',
    'Vacíe los registros del servidor si contienen sentencias, y pg_stat_statements.',
  ],
};
