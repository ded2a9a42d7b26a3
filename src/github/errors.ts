/**
 * GitHub could not be asked now: an outage, a time-out, a rate limit, an answer that cannot be read.
 * `why` is a whole sentence for people; it never holds a credential.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable'
  readonly why: string
  /** When GitHub itself says that it can be asked again; `null` when it does not say. */
  readonly retryAt: Date | null

  constructor(why: string, retryAt: Date | null = null) {
    super(why)
    this.why = why
    this.retryAt = retryAt
  }
}

/** GitHub does not accept who asks: the key or the token is wrong, or was revoked. */
export class CredentialsRefused extends Unavailable {}

/** What was asked for does not exist, or not for this App: GitHub answers 404 to both. */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** GitHub refuses this to the App: a permission is missing, or the installation is suspended. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** GitHub understood a write and does not want it (409, 422). */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** GitHub's list is cut off, or is not of one moment: nothing may be concluded from it. */
export class Incomplete extends Error {
  override readonly name = 'Incomplete'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** GitHub does not hand it out in this form because of its size. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}

/** A path names something that is no readable text file: a directory, a symbolic link, a submodule, bytes. */
export class NotAFile extends Error {
  override readonly name = 'NotAFile'
  readonly why: string

  constructor(why: string) {
    super(why)
    this.why = why
  }
}
