/** The way up: without the page itself. */
import { Link } from './link.tsx'
import { nb } from './words.ts'

export type Crumb = readonly [word: string, href: string]

export const Crumbs = ({ to }: { readonly to: readonly Crumb[] }) => (
  <nav className="crumbs" aria-label="Путь">
    {to.map(([word, href], i) => (
      <span key={word}>
        {i > 0 && <span aria-hidden> / </span>}
        <Link href={href}>{nb(word)}</Link>
      </span>
    ))}
  </nav>
)
