import {
  buildSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  type GraphQLSchema,
} from 'graphql'

/** The fields that the emulated GitHub knows, by type. */
const fields: Record<string, readonly string[]> = {
  Query: ['repository', 'rateLimit', 'viewer'],
  RateLimit: ['cost', 'limit', 'nodeCount', 'remaining', 'resetAt', 'used'],
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  Repository: ['databaseId', 'id', 'name', 'nameWithOwner', 'object', 'pullRequest'],
  PullRequest: [
    'author',
    'baseRefName',
    'baseRefOid',
    'commits',
    'databaseId',
    'headRefName',
    'headRefOid',
    'headRepository',
    'id',
    'isDraft',
    'number',
    'repository',
    'state',
    'timelineItems',
    'title',
  ],
  PullRequestConnection: ['nodes', 'pageInfo', 'totalCount'],
  PullRequestTimelineItemsConnection: ['filteredCount', 'nodes', 'pageCount', 'pageInfo', 'totalCount'],
  HeadRefForcePushedEvent: ['actor', 'afterCommit', 'beforeCommit', 'createdAt', 'id', 'pullRequest'],
  BaseRefChangedEvent: ['actor', 'createdAt', 'currentRefName', 'id', 'previousRefName', 'pullRequest'],
  AutomaticBaseChangeSucceededEvent: ['actor', 'createdAt', 'id', 'newBase', 'oldBase', 'pullRequest'],
  PullRequestCommitConnection: ['nodes', 'pageInfo', 'totalCount'],
  PullRequestCommit: ['commit', 'id'],
  Commit: [
    'associatedPullRequests',
    'author',
    'authors',
    'committedDate',
    'committer',
    'id',
    'message',
    'oid',
    'parents',
  ],
  CommitConnection: ['nodes', 'pageInfo', 'totalCount'],
  GitActor: ['date', 'email', 'name', 'user'],
  GitActorConnection: ['nodes', 'pageInfo', 'totalCount'],
  User: ['databaseId', 'email', 'id', 'login', 'name'],
  Bot: ['databaseId', 'id', 'login'],
  Organization: ['databaseId', 'id', 'login'],
  Mannequin: ['databaseId', 'id', 'login'],
  EnterpriseUserAccount: ['id', 'login'],
  Actor: ['login'],
  GitObject: ['id', 'oid'],
  Blob: ['byteSize', 'id', 'isBinary', 'isTruncated', 'oid', 'text'],
  Tree: ['entries', 'id', 'oid'],
  TreeEntry: ['mode', 'name', 'oid', 'type'],
  Node: ['id'],
}

/** What of each union is emulated. */
const unions: Record<string, readonly string[]> = {
  PullRequestTimelineItems: [
    'HeadRefForcePushedEvent',
    'BaseRefChangedEvent',
    'AutomaticBaseChangeSucceededEvent',
  ],
}

const interfaces = new Set(['Actor', 'GitObject', 'Node'])

/**
 * Cuts the emulated types and fields out of GitHub's public GraphQL schema.
 *
 * @param text `schema.graphql` of `@octokit/graphql-schema`
 * @returns SDL in which each kept field has the arguments and type that GitHub gives it
 * @throws Error when a type or field is not in the schema
 */
export function cutGraphql(text: string, version: string): string {
  const schema = buildSchema(text, { assumeValidSDL: true })
  const rest = new Map<string, GraphQLNamedType>()
  const types = Object.entries(fields).map(([name, names]) => composite(schema, name, names, rest))
  const joined = Object.entries(unions).map(([name, members]) => union(schema, name, members))
  const leaves: string[] = []
  for (const type of rest.values()) leaves.push(leaf(type, rest))
  return [`# @octokit/graphql-schema ${version}, schema.graphql`, ...types, ...joined, ...leaves]
    .join('\n\n')
    .concat('\n')
}

function composite(
  schema: GraphQLSchema,
  name: string,
  names: readonly string[],
  rest: Map<string, GraphQLNamedType>,
): string {
  const type = schema.getType(name)
  if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`GitHub’s schema has no ${name}`)
  const kept = names.map(field => fieldLine(type.getFields()[field], `${name}.${field}`, rest))
  const implemented = type
    .getInterfaces()
    .map(each => each.name)
    .filter(each => interfaces.has(each) && fields[each]?.every(field => names.includes(field)))
  const implementing = implemented.length > 0 ? ` implements ${implemented.join(' & ')}` : ''
  return `${isObjectType(type) ? 'type' : 'interface'} ${name}${implementing} {\n${kept.join('\n')}\n}`
}

function union(schema: GraphQLSchema, name: string, members: readonly string[]): string {
  const type = schema.getType(name)
  const all = isUnionType(type) ? type.getTypes().map(each => each.name) : []
  const missing = members.find(each => !all.includes(each))
  if (missing) throw new Error(`${name} has no ${missing} in GitHub’s schema`)
  return `union ${name} = ${members.join(' | ')}`
}

function fieldLine(
  field: GraphQLField<unknown, unknown> | undefined,
  name: string,
  rest: Map<string, GraphQLNamedType>,
): string {
  if (!field) throw new Error(`GitHub’s schema has no ${name}`)
  const types = [field.type, ...field.args.map(arg => arg.type)].map(getNamedType)
  for (const type of types) keep(type, rest)
  const args = field.args.map(arg => `${arg.name}: ${String(arg.type)}`).join(', ')
  return `  ${field.name}${args && `(${args})`}: ${String(field.type)}`
}

function keep(type: GraphQLNamedType | undefined, rest: Map<string, GraphQLNamedType>): void {
  if (!type || type.name in fields || type.name in unions || isSpecifiedScalarType(type)) return
  if (isObjectType(type) || isInterfaceType(type) || isUnionType(type)) {
    throw new Error(`${type.name} is used, and none of its fields is listed`)
  }
  rest.set(type.name, type)
}

function leaf(type: GraphQLNamedType, rest: Map<string, GraphQLNamedType>): string {
  if (isScalarType(type)) return `scalar ${type.name}`
  if (isEnumType(type)) {
    return `enum ${type.name} {\n${type
      .getValues()
      .map(value => `  ${value.name}`)
      .join('\n')}\n}`
  }
  if (!isInputObjectType(type)) throw new Error(`${type.name} cannot be cut`)
  const inputs = Object.values(type.getFields())
  for (const input of inputs) keep(getNamedType(input.type), rest)
  return `input ${type.name} {\n${inputs.map(input => `  ${input.name}: ${String(input.type)}`).join('\n')}\n}`
}
