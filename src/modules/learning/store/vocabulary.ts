/** Words of the catalogue, in which typing errors are looked up. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.ts'
import { letters } from '../../../platform/search/reading.ts'
import type { Looked } from '../domain/words.ts'

/** How alike two words must be: «крадиология» 0.5, «экокардиография» 0.65; «терапия» and «хирургия» 0.13. */
const likeness = 0.38

/** Must run inside a transaction: the threshold holds for it alone. */
export async function lookUp(db: Db, words: readonly string[]): Promise<Looked[]> {
  if (words.length === 0) return []
  await sql`select set_config('pg_trgm.similarity_threshold', ${String(likeness)}, true)`.execute(db)
  const { rows } = await sql<Looked>`with asked as (
      select word, letters, place, (tsvector_to_array(to_tsvector('pg_catalog.russian', word)))[1] as stem
      from unnest(${[...words]}::text[], ${words.map(letters)}::text[]) with ordinality as w (word, letters, place)
    ), looked as (
      select *, exists (select from learning.word k where k.stem = asked.stem)
        or (length(word) > 2 and exists (select from learning.word k where k.word like asked.word || '%')) as is_known
      from asked
    )
    select word, stem, is_known as "isKnown", case when is_known then '[]'::jsonb else coalesce((
        select jsonb_agg(jsonb_build_object('word', n.word, 'stem', n.stem, 'nearness', n.nearness) order by n.nearness desc, n.word)
        from (select k.word, k.stem, learning.nearness(looked.letters, k.letters) as nearness from learning.word k
          where learning.is_near(looked.letters, k.letters) order by nearness desc, k.word limit 5) n
      ), '[]'::jsonb) end as alike
    from looked order by place`.execute(db)
  return rows
}

/** Numbers and single letters are no words of a vocabulary. */
export async function addWords(db: Db, words: ReadonlySet<string>): Promise<void> {
  if (words.size === 0) return
  await sql`insert into learning.word (word, stem)
    select word, stem from (select word, (tsvector_to_array(to_tsvector('pg_catalog.russian', word)))[1] as stem
      from unnest(${[...words]}::text[]) word) w
    where stem is not null and not exists (select from learning.word k where k.word = w.word)
    order by word on conflict do nothing`.execute(db)
}
