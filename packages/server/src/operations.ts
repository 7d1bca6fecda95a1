/**
 * What a data folder can be asked to do from outside a browser. The command line uses these words
 * whether it has opened the folder itself (`openWorkbench`) or goes through the server that has it
 * (`connectControl`); the routes under /api/control are the same words over HTTP.
 */
import type { ImportAnswer, Sample, YearFigures } from '@trama/contract';
import type { Refusal, ReportId, Result, Role } from '@trama/model';
import type { AuditVerdict, Checkpoint, LedgerCounts, ScrubStep } from '@trama/store';

/** A file to import: `given` is how it was named and is what answers show; `path` is where its bytes are. */
export interface ImportFile {
  readonly given: string;
  readonly path: string;
  /** Of an attachment, which has no path of its own. */
  readonly bytes?: Uint8Array;
  /** The report of the e-mail to which it was attached. */
  readonly attachedTo?: ReportId;
}

/** The options of `trama import` as they were written; the operation checks them (`option-invalid`, `marking-unknown` …). */
export interface ImportOptions {
  readonly agency: string;
  readonly grade: string;
  readonly marking: string;
  readonly format: string | null;
  readonly acceptAs: string | null;
  readonly source: string | null;
  readonly date: string | null;
  readonly timeZone: string | null;
  /** JSON text of a table map. */
  readonly map: string | null;
  readonly legalBasis: string | null;
  /** `no`: nobody in these files is a US person. Left out or null it is unknown, which counts as yes. */
  readonly usPersons?: string | null | undefined;
}

export interface ImportRequest {
  readonly files: readonly ImportFile[];
  readonly options: ImportOptions;
  /** Files that were refused before they could be given (a directory, a pipe): they stand in the answer too. */
  readonly refused: ImportAnswer['refused'];
  /** Language of the texts under `refused` and `skipped`. */
  readonly language: 'en' | 'es';
}

export interface ImportProgress {
  readonly file: string | null;
  readonly step: 'receive' | 'read' | 'write' | 'done';
  readonly done: number;
  /** Null where it is not known. */
  readonly total: number | null;
}

export interface ReaderRequest {
  readonly user: string;
  readonly agency: string;
  /** ISO 3166 alpha-3. */
  readonly country: string | null;
  /** Default analyst. */
  readonly role: string | null;
}

export interface ReaderLink {
  readonly user: string;
  readonly issuer: string;
  readonly subject: string;
}

export interface ReaderAdded {
  readonly user: string;
  readonly agency: string;
  readonly role: Role;
  /** One-time sign-in, good for 24 h. */
  readonly link: string;
  /** Access key, shown this once. */
  readonly key: string;
}

export interface UsPersonRule {
  readonly agency: string;
  readonly masked: boolean;
}

export interface DemonstrationAnswer {
  /** False where the folder held it already. */
  readonly loaded: boolean;
  /** The readers of the demonstration who sign in, each with a fresh one-time link. */
  readonly readers: readonly Omit<ReaderAdded, 'key'>[];
}

export interface DoctorAnswer {
  readonly ok: boolean;
  readonly ledger: LedgerCounts;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly found: string }[];
}

/** `id` as its agency, or the reader named, knows it. */
export interface PurgeRequest {
  readonly what:
    | { readonly kind: 'due' }
    | { readonly kind: 'report'; readonly id: string }
    | { readonly kind: 'subject'; readonly id: string; readonly reader: string };
  readonly reason: string | null;
  /** Says what would go, and does nothing. */
  readonly dryRun: boolean;
}

/** `records`: they are blanked, `done` of `total`; then the steps that take them off the disk. */
export interface PurgeProgress {
  readonly step: 'records' | ScrubStep;
  readonly done: number;
  readonly total: number;
}

export interface PurgedRecord {
  readonly agency: string;
  readonly report: string;
  /** The report but for `kept` mentions, or `mentions` out of it. */
  readonly what: 'report' | 'persons';
  /** The day that was over; null before its day. */
  readonly reviewBy: string | null;
  readonly kept: number;
  readonly mentions: number;
  readonly claims: number;
  /** Judgements and assessments that rested on it. */
  readonly conclusions: number;
}

export interface PurgeAnswer {
  readonly day: string;
  readonly dryRun: boolean;
  /** With `dryRun` what would be. */
  readonly purged: readonly PurgedRecord[];
  readonly held: readonly {
    readonly agency: string;
    readonly report: string;
    readonly reviewBy: string | null;
    readonly until: string;
  }[];
  /** Backups that still hold what was purged, by name and date. */
  readonly backups: readonly {
    readonly file: string;
    readonly madeAt: string;
    readonly bytes: number;
    readonly found: boolean;
  }[];
  /** Whether the disk is clean as far as this process can make it. */
  readonly finished: boolean;
  /** Whether the database is the operator's own, who then has more to do. */
  readonly operator: boolean;
}

export interface Operations {
  /** The agency's own act, or in the name of `acceptAs`. Refusals of single files stand in the answer. */
  importFiles(
    request: ImportRequest,
    progress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<Result<ImportAnswer, Refusal>>;
  /** FollowTheMoney entities, one a line, of what this reader may see; null is anybody (TLP:CLEAR). */
  exportFtm(
    reader: string | null,
    write: (chunk: string) => Promise<void> | void,
    /** For the audit; null where none was stated. */
    purpose?: string | null,
  ): Promise<Result<{ readonly entities: number }, Refusal>>;
  readerAdd(reader: ReaderRequest): Promise<Result<ReaderAdded, Refusal>>;
  /** The account of a provider is this reader from now on. Refusal: option-invalid, where another is linked with either. */
  readerLink(link: ReaderLink): Promise<Result<ReaderLink, Refusal>>;
  readerList(): Promise<Result<readonly { user: string; agency: string; role: Role }[], Refusal>>;
  /** Beside the checkpoints of the folder's files and these. Refusal `audit-broken` where the chain or a checkpoint does not hold. */
  auditVerify(checkpoints: readonly Checkpoint[]): Promise<Result<Extract<AuditVerdictJson, { ok: true }>, Refusal>>;
  auditCheckpoint(): Promise<Result<Checkpoint, Refusal>>;
  /** All entries, one JSON line each; docs/oversight.md says what stands in a line. */
  auditExport(
    write: (chunk: string) => Promise<void> | void,
    purpose: string | null,
  ): Promise<Result<AuditExported, Refusal>>;
  /** Whether the agency keeps identities of US persons to itself, in what comes in from now on. */
  usPersonRule(rule: UsPersonRule): Promise<Result<UsPersonRule, Refusal>>;
  /** Of the agency; null where the folder has one. */
  auditFigures(of: { readonly agency: string | null; readonly year: number }): Promise<Result<YearFigures, Refusal>>;
  /** People of the agency's records that need no case, drawn by the seed. */
  auditSample(of: SampleOf): Promise<Result<Sample, Refusal>>;
  doctor(): Promise<Result<DoctorAnswer, Refusal>>;
  /**
   * Writes an encrypted file (mode 0600) where the caller runs, and beside it the list of purges. `as`: the path that it
   * will have, where somebody else takes both there.
   */
  backup(file: string, passphrase: string, as?: string): Promise<Result<{ readonly bytes: number }, Refusal>>;
  /** Purges what is due, or one record before its day; then takes it off the disk. Held ones stand in the answer. */
  purge(
    request: PurgeRequest,
    progress: (progress: PurgeProgress) => void,
    signal: AbortSignal,
  ): Promise<Result<PurgeAnswer, Refusal>>;
  /** Only on an empty ledger or a demonstration folder, else `demo-on-real-folder`. */
  loadDemonstration(progress: (progress: ImportProgress) => void): Promise<Result<DemonstrationAnswer, Refusal>>;
}

/** AuditVerdict with its big numbers as JSON numbers. */
export type AuditVerdictJson =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly head: string;
      /** The newest that it was compared with; null: a cut-off end cannot be found. */
      readonly checkpoint: { readonly seq: number; readonly at: string } | null;
      readonly files: readonly string[];
    }
  | { readonly ok: false; readonly at: number; readonly why: Extract<AuditVerdict, { ok: false }>['why'] };

export interface AuditExported {
  readonly entries: number;
  /** Hash of the last entry. */
  readonly head: string;
  /** Base64: what signs this folder's checkpoints. */
  readonly publicKey: string;
}

export interface SampleOf {
  readonly agency: string | null;
  readonly people: number;
  readonly seed: number;
  readonly purpose: string | null;
}
