/** Terraform refuses a call; the message goes on after the function’s name and a colon, without a full stop. */
export class Refused extends Error {
  override readonly name = 'Refused'
}

/** Ends the call: Terraform would not take these arguments. */
export function refuse(reason: string): never {
  throw new Refused(reason)
}
