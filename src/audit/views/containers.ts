import type { Attribute } from '../resource/attribute.ts'
import type { Resource } from '../resource/resource.ts'
import { jsonOf } from './json-of.ts'

/** The containers that an `aws_ecs_task_definition` defines, each with the names that ECS has for its settings. */
export function containersOf(task: Resource): readonly Attribute[] {
  return jsonOf(task.get('container_definitions')).each()
}
