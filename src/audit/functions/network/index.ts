import type { FunctionTable } from '../define-function.ts'
import { cidrhost, cidrnetmask, cidrsubnet, cidrsubnets } from './cidr.ts'

/** Functions of ranges of addresses. */
export const networkFunctions: FunctionTable = {
  cidrhost,
  cidrnetmask,
  cidrsubnet,
  cidrsubnets,
}
