/** Password hashes (G3): bcrypt over a keyed pre-hash; security reference §4.3. */
export interface PasswordHasher {
  readonly hash: (password: string) => Promise<string>
  /** Same cost for an unknown account: pass null. */
  readonly verify: (password: string, stored: string | null) => Promise<boolean>
  readonly close: () => Promise<void>
}
