/** jira-client 8.2.2 ships no types. This is the part that we use. */
declare module 'jira-client' {
  /** What the library hands to its `request` function: the form of the `request` package. */
  export interface RequestOptions {
    readonly uri: string
    readonly method: string
    /** The library's `strictSSL`. */
    readonly rejectUnauthorized: boolean
    readonly body?: unknown
    readonly auth?: { readonly user: string; readonly pass: string; readonly bearer?: string }
  }

  export interface JiraApiOptions {
    readonly protocol: string
    readonly host: string
    readonly port?: string
    /** Path of the installation, such as `/jira`, without a slash at its end. */
    readonly base: string
    readonly apiVersion: '2' | '3'
    readonly strictSSL: true
    readonly username?: string
    readonly password?: string
    readonly bearer?: string
    /** Replaces the library's own transport. */
    readonly request: (options: RequestOptions) => Promise<unknown>
  }

  export interface JiraApi {
    getRemoteLinks(key: string): Promise<unknown>
    createRemoteLink(key: string, link: unknown): Promise<unknown>
    makeUri(parts: { pathname: string; query: Record<string, string | number> }): string
    makeRequestHeader(uri: string): RequestOptions
    doRequest(options: RequestOptions): Promise<unknown>
  }

  const JiraClient: new (options: JiraApiOptions) => JiraApi
  export default JiraClient
}
