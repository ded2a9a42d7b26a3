import type { Attribute } from '../../../resource/attribute.ts'
import type { Holder } from './demand.ts'

/** All blocks at a path with dots, in all blocks around them; what is not known of them stands for them. */
export function blocksAt(holder: Holder, path: string): readonly Attribute[] {
  const [name = '', ...rest] = path.split('.')
  const blocks = itemsOf(holder.get(name))
  return rest.length === 0 ? blocks : blocks.flatMap(block => blocksAt(block, rest.join('.')))
}

function itemsOf(list: Attribute): readonly Attribute[] {
  const items = list.each()
  const isHidden = items.length === 0 && list.value?.kind === 'list' && !list.value.isComplete
  return isHidden ? [list] : items
}
