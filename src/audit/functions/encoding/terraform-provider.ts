import { unknownFunction } from '../unknown-function.ts'

const WHY = 'texts in Terraform’s own language are not looked into'

/** Functions of the provider `terraform` (https://developer.hashicorp.com/terraform/language/functions/terraform-encode_tfvars). */
export const encodeTfvars = unknownFunction(1, 1, WHY)
export const decodeTfvars = unknownFunction(1, 1, WHY)
export const encodeExpr = unknownFunction(1, 1, WHY)
