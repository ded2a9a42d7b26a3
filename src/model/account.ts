/** A GitHub account. The `id` stays when the login is renamed; people are compared by it alone. */
export interface Account {
  readonly id: number
  readonly login: string
  readonly type: 'User' | 'Bot' | 'Organization' | 'Mannequin'
}
