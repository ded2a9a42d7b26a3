import { posix } from 'node:path'

/** Whether Terraform or OpenTofu reads a file of this name as a part of its folder’s module. */
export function isTerraform(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(path)
}

/** `terraform.tfvars`, `*.auto.tfvars` and such: they belong to the module in their folder. */
export function isVariables(path: string): boolean {
  return /\.tfvars(?:\.json)?$/.test(path)
}

/** Folder of a path; empty for the repository’s root. */
export function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : folder
}
