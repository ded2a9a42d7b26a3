import * as z from 'zod'

/** The `waivers` section of the policy: who signs justifications off, and for how long they hold at most. */
export const waiverPolicy = z.strictObject({
  by: z
    .string()
    .min(1)
    .describe('The role that must have approved the current head, one of the policy’s `roles`.'),
  days: z
    .int()
    .min(1)
    .max(3650)
    .default(90)
    .describe('How far ahead the date of a justification may lie at most.'),
})

export type WaiverPolicy = z.output<typeof waiverPolicy>
