/** Settings of the embedded PostgreSQL: modest memory, safe on power loss, no personal data in its log. */

const common: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '200',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  // Parallel plans need /dev/shm, which is 64 MB in containers.
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  checkpoint_timeout: '15min',
  max_wal_size: '1GB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  logging_collector: 'off',
  log_destination: 'stderr',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  // DETAIL and STATEMENT may quote a row of a person.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
}

/** The data of tests may die with the machine, but not with the process: commits still reach the system. */
const careless: Readonly<Record<string, string>> = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
}

export const serverArguments = (socketDir: string, fast: boolean): string[] =>
  Object.entries({ ...common, ...(fast ? careless : {}), unix_socket_directories: socketDir }).flatMap(
    ([name, value]) => ['-c', `${name}=${value}`],
  )
