import type { FunctionTable } from '../define-function.ts'
import { lower, title, upper } from './case.ts'
import { format } from './format.ts'
import { formatlist } from './formatlist.ts'
import { join } from './join.ts'
import { regex, regexall } from './regex.ts'
import { replace } from './replace.ts'
import { endswith, startswith, strcontains } from './search.ts'
import { split } from './split.ts'
import { strrev, substr } from './substr.ts'
import { chomp, indent, trim, trimprefix, trimspace, trimsuffix } from './trim.ts'

/** Functions of texts. */
export const stringFunctions: FunctionTable = {
  chomp,
  endswith,
  format,
  formatlist,
  indent,
  join,
  lower,
  regex,
  regexall,
  replace,
  split,
  startswith,
  strcontains,
  strrev,
  substr,
  title,
  trim,
  trimprefix,
  trimspace,
  trimsuffix,
  upper,
}
