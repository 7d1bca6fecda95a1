/** The commands by name; each is loaded when it is called, so that none waits for what another needs. */
import type { Command } from '../command.js';

export interface Entry {
  readonly name: string;
  load(): Promise<Command>;
}

/** In the order of the help. */
export const COMMANDS: readonly Entry[] = [
  { name: 'start', load: async () => (await import('./start.js')).start },
  { name: 'import', load: async () => (await import('./import.js')).importFiles },
  { name: 'extract', load: async () => (await import('./extract.js')).extract },
  { name: 'export', load: async () => (await import('./export.js')).exportFile },
  { name: 'reader add', load: async () => (await import('./reader.js')).readerAdd },
  { name: 'reader link', load: async () => (await import('./reader.js')).readerLink },
  { name: 'reader list', load: async () => (await import('./reader.js')).readerList },
  { name: 'agency us-persons', load: async () => (await import('./agency.js')).agencyUsPersons },
  { name: 'audit verify', load: async () => (await import('./audit.js')).auditVerify },
  { name: 'audit export', load: async () => (await import('./audit-export.js')).auditExport },
  { name: 'audit sample', load: async () => (await import('./audit-sample.js')).auditSample },
  { name: 'audit figures', load: async () => (await import('./audit-figures.js')).auditFigures },
  { name: 'audit checkpoint', load: async () => (await import('./audit.js')).auditCheckpoint },
  { name: 'doctor', load: async () => (await import('./doctor.js')).doctor },
  { name: 'backup', load: async () => (await import('./backup.js')).backup },
  { name: 'restore', load: async () => (await import('./backup.js')).restore },
  { name: 'purge', load: async () => (await import('./purge.js')).purge },
  { name: 'migrate', load: async () => (await import('./migrate.js')).migrate },
  { name: 'network', load: async () => (await import('./network.js')).network },
  { name: 'scenario', load: async () => (await import('./scenario.js')).scenario },
];
