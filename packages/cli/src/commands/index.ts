import type { Command } from '../command.js';
import { auditCheckpoint, auditVerify } from './audit.js';
import { backup, restore } from './backup.js';
import { doctor } from './doctor.js';
import { exportFile } from './export.js';
import { extract } from './extract.js';
import { importFiles } from './import.js';
import { migrate } from './migrate.js';
import { network } from './network.js';
import { readerAdd, readerList } from './reader.js';
import { scenario } from './scenario.js';
import { start } from './start.js';

/** In the order of the help. */
export const COMMANDS: readonly Command[] = [
  start,
  importFiles,
  extract,
  exportFile,
  readerAdd,
  readerList,
  auditVerify,
  auditCheckpoint,
  doctor,
  backup,
  restore,
  migrate,
  network,
  scenario,
];
