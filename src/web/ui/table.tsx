/** A table on a wide window, a list of titles with two facts on a phone. At most seven columns. */
import type { ReactNode } from 'react'
import { BareLink } from './link.tsx'
import { usePhone } from './media.ts'
import { nb } from './words.ts'

export interface Column<R> {
  readonly head: string
  readonly cell: (row: R) => ReactNode
  /** Numbers stand right. */
  readonly number?: boolean | undefined
  /** Place on a phone; `inside` is shown only on the record's own page. */
  readonly phone: 'title' | 'status' | 'fact' | 'inside'
}

export interface TableProps<R> {
  /** Name for readers. */
  readonly name: string
  readonly rows: readonly R[]
  readonly columns: readonly Column<R>[]
  readonly keyOf: (row: R) => string
  /** The first column leads there. */
  readonly href?: ((row: R) => string) | undefined
}

export function Table<R>(props: TableProps<R>) {
  return usePhone() ? <AsList {...props} /> : <AsTable {...props} />
}

function AsTable<R>({ name, rows, columns, keyOf, href }: TableProps<R>) {
  return (
    <table className="table num" aria-label={name}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.head} scope="col" data-number={column.number || undefined}>
              {nb(column.head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={keyOf(row)}>
            {columns.map((column, i) => (
              <td key={column.head} data-number={column.number || undefined}>
                {i === 0 && href ? (
                  <BareLink href={href(row)}>{column.cell(row)}</BareLink>
                ) : (
                  column.cell(row)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function AsList<R>({ name, rows, columns, keyOf, href }: TableProps<R>) {
  const at = (place: Column<R>['phone']) => columns.filter((column) => column.phone === place)
  return (
    <ul className="list" aria-label={name}>
      {rows.map((row) => (
        <li key={keyOf(row)} className="brief">
          <div className="brief-title">
            {at('title').map((column) =>
              href ? (
                <BareLink key={column.head} className="cover" href={href(row)}>
                  {column.cell(row)}
                </BareLink>
              ) : (
                <span key={column.head}>{column.cell(row)}</span>
              ),
            )}
          </div>
          {at('status').map((column) => (
            <div key={column.head}>{column.cell(row)}</div>
          ))}
          <dl className="brief-facts tiny num">
            {at('fact').map((column) => (
              <div key={column.head}>
                <dt>{nb(column.head)}</dt>
                <dd>{column.cell(row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
