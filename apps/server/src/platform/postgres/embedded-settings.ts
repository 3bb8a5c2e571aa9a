/**
 * How the built-in PostgreSQL is set up: a small machine that sells tickets. Written to `houseful.conf` beside
 * the data at each start; an operator's `ALTER SYSTEM SET` wins over it.
 */
const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  // Law 2: what is acknowledged is on the disk. These three are the promise and are never traded for speed.
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',

  // One machine that also runs the web server: 256 MB hold the hot tables of a large city.
  shared_buffers: '256MB',
  max_connections: '100',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  // Short indexed statements: compiling one costs more than running it.
  jit: 'off',
  // The cores are for buyers; and a container's small /dev/shm cannot carry parallel joins.
  max_parallel_workers_per_gather: '0',

  // Two batches that want each other's seats are told apart, and one of them tried again, before a buyer notices.
  deadlock_timeout: '100ms',

  wal_compression: 'on',
  max_wal_size: '1GB',

  // Instants are UTC everywhere; show times carry their own zone.
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The launcher reads these messages.
  lc_messages: 'C',

  // Standard error goes to a file that the launcher keeps short.
  logging_collector: 'off',
  log_min_messages: 'warning',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %q%a ',
  log_min_duration_statement: '1s',
  // Values of statements are people's names and addresses.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

export const SETTINGS_FILE = 'houseful.conf';
export const INCLUDE_LINE = `include_if_exists = '${SETTINGS_FILE}'`;

export function settingsFileText(): string {
  const lines = Object.entries(SERVER_SETTINGS).map(([name, value]) => `${name} = '${value}'`);
  return [
    '# Written at each start of Houseful. To change a value for good: ALTER SYSTEM SET name = value.',
    ...lines,
    '',
  ].join('\n');
}
