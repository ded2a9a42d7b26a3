/** `a/b/main.tf` → `main.tf` */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
