/** How a client names a base behind a socket. */
export const urlIn =
  (socketDir: string) =>
  (user: string, database: string): string =>
    `postgres://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`
