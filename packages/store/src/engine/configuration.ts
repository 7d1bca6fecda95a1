/** The two files that rule a cluster, written anew at each start. */

export interface Tuning {
  /** False in tests alone: a crash of the machine may then lose everything. */
  readonly durable: boolean;
}

/** A value in single quotes, as postgresql.conf reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export function serverConfiguration(socketDir: string, tuning: Tuning): string {
  const on = tuning.durable ? 'on' : 'off';
  return [
    '# Written by trama at each start; changes here are lost.',
    "listen_addresses = ''",
    `unix_socket_directories = ${quoted(socketDir)}`,
    'unix_socket_permissions = 0700',
    'max_connections = 60',
    'password_encryption = scram-sha-256',
    `fsync = ${on}`,
    `synchronous_commit = ${on}`,
    `full_page_writes = ${on}`,
    'shared_buffers = 256MB',
    // A container's /dev/shm is often 64 MB: files of the cluster serve instead.
    'dynamic_shared_memory_type = mmap',
    'work_mem = 64MB',
    'maintenance_work_mem = 256MB',
    'wal_level = minimal',
    'max_wal_senders = 0',
    // Pages have checksums, so the first reading after an import writes each page to the log once more. To compress them
    // with pglz, all that this build has, takes longer than the rest of that reading.
    'wal_compression = off',
    'max_wal_size = 4GB',
    'min_wal_size = 160MB',
    'checkpoint_timeout = 15min',
    'checkpoint_completion_target = 0.9',
    'random_page_cost = 1.1',
    'jit = off',
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    'logging_collector = on',
    "log_directory = 'log'",
    "log_filename = 'postgres-%a.log'",
    'log_file_mode = 0600',
    'log_truncate_on_rotation = on',
    'log_rotation_age = 1d',
    'log_rotation_size = 10MB',
    // What stands in the tables never reaches the log: no statements, no parameters, no DETAIL lines.
    'log_statement = none',
    'log_min_error_statement = panic',
    'log_parameter_max_length = 0',
    'log_parameter_max_length_on_error = 0',
    'log_error_verbosity = terse',
    '',
  ].join('\n');
}

export const HOST_RULES: string = '# Written by trama at each start.\nlocal all all scram-sha-256\n';
