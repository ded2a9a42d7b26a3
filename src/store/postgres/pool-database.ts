import type pg from 'pg'
import type { Db } from 'pg-boss'

/** A pool of `pg` for pg-boss, which also sends several statements in one text. */
export function poolDatabase(pool: pg.Pool): Db {
  return {
    async executeSql(text, values) {
      const result: pg.QueryResult | pg.QueryResult[] = await pool.query(text, values)
      return { rows: [result].flat().flatMap(each => each.rows) }
    },
  }
}
