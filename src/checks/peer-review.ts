import * as z from 'zod'
import { approvalNeeds, requireApprovals } from '../approvals/require-approvals.ts'
import { defineCheck } from './define-check.ts'
import { exampleHead, exampleReviewParts } from './example-review.ts'
import { approvalDemand, reviewOptions } from './review-options.ts'

/** Enough senior engineers approved what is there now. */
export const peerReview = defineCheck({
  id: 'peer-review',
  name: 'Peer-reviewed',
  requirement: 'Pull requests need to be reviewed by at least one senior engineer before merging',
  fix: 'Ask a senior engineer who contributed nothing to it for a review.',
  needs: approvalNeeds,
  options: z.strictObject(reviewOptions('senior')),

  evaluate(facts, options, { approvals }) {
    return requireApprovals(facts, approvalDemand(options), approvals).result
  },

  examples: {
    passes: [
      {
        pull: { headSha: exampleHead },
        parts: exampleReviewParts('senior', true),
        says: 'PR has been reviewed by alex',
      },
    ],
    waits: [
      {
        pull: { headSha: exampleHead },
        parts: exampleReviewParts('senior', false),
        says: 'Waits for a review by a senior engineer.',
      },
      {
        pull: { headSha: exampleHead },
        parts: exampleReviewParts('senior', true),
        options: { count: 2 },
        says: 'Waits for one more review by a senior engineer.',
      },
    ],
    errors: [
      {
        pull: { headSha: exampleHead },
        parts: exampleReviewParts('senior', true),
        options: { by: 'architects' },
        says: 'Who holds the role `architects` is not known.',
      },
    ],
  },
})
