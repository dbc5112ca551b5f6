/** A number that stays on one line: the hyphen in it is no place to break. */
export const Unbroken = ({ children }: { readonly children: string }) => (
  <span className="unbroken num">{children}</span>
)
