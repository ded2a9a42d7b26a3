import { connection, type Slice } from './graphql-connection.ts'
import { type Json, nodeId } from './shapes/json.ts'
import type { Account, Pull, TimelineEvent } from './state.ts'

/** The kinds of entries that are emulated, by the name that the REST API gives them. */
const KINDS: Readonly<Record<string, { readonly type: string; readonly itemType: string }>> = {
  head_ref_force_pushed: { type: 'HeadRefForcePushedEvent', itemType: 'HEAD_REF_FORCE_PUSHED_EVENT' },
  base_ref_changed: { type: 'BaseRefChangedEvent', itemType: 'BASE_REF_CHANGED_EVENT' },
}

export interface TimelineSlice extends Slice {
  readonly itemTypes?: readonly string[] | null
}

/** The entries of a pull request’s timeline that are of the asked kinds, oldest first. */
export function timelineItems(pull: Pull, slice: TimelineSlice): Json {
  const items = pull.timeline.filter(({ event }) => {
    const itemType = KINDS[event]?.itemType
    return itemType !== undefined && (slice.itemTypes?.includes(itemType) ?? true)
  })
  return { ...connection('timelineItems', slice, items, timelineNode), filteredCount: items.length }
}

function timelineNode({ id, event, actor, createdAt, commitId }: TimelineEvent): Json {
  const type = KINDS[event]?.type ?? ''
  return {
    __typename: type,
    id: nodeId(type, id),
    createdAt,
    actor: actorNode(actor),
    afterCommit: commitId === null ? null : { oid: commitId },
  }
}

/** Here GitHub writes a bot’s login without `[bot]`, and names nobody whose account was deleted. */
function actorNode({ id, login, type, ghost }: Account): Json | null {
  if (ghost) return null
  const name = type === 'Bot' ? login.replace(/\[bot\]$/, '') : login
  return { __typename: type, id: nodeId(type, id), databaseId: id, login: name }
}
