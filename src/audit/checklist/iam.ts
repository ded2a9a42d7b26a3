import type { Lines } from './line.ts'

export const iam = {} as const satisfies Lines
