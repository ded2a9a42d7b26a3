import {
  addLabel,
  deleteComment,
  editComment,
  react,
  removeLabel,
  writeComment,
} from '../actions/comments.ts'
import { dismissReview, editReview, removeRequest, requestReview, submitReview } from '../actions/reviews.ts'
import type { Emulator } from '../emulator.ts'
import type { Comment, Pull, Reaction, Review, ReviewState } from '../state.ts'
import { person, teamNamed } from './names.ts'

export interface NewReview {
  readonly by: string
  readonly state: Exclude<ReviewState, 'DISMISSED'>
  readonly body?: string
  /** The commit that was looked at: a review may arrive after its commit is no longer the head. */
  readonly commitId?: string
}

interface Reviewers {
  readonly by: string
  readonly people?: readonly string[]
  /** Slugs of teams of the repository's organisation. */
  readonly teams?: readonly string[]
}

/** Reviews, comments and labels, as people write them; what GitHub shows of them. */
export function conversationPeople(github: Emulator) {
  const as = (login: string) => person(github, login)
  const named = (pull: Pull, { people = [], teams = [] }: Reviewers) => ({
    people: people.map(as),
    teams: teams.map(slug => teamNamed(github, pull.repository.owner.login, slug)),
  })

  return {
    /** Throws `Problem` where GitHub refuses: nobody approves a pull request of their own. */
    review(pull: Pull, { by, ...review }: NewReview): Review {
      return submitReview(github, pull, { author: as(by), ...review })
    },

    editReview(review: Review, body: string, by = review.author?.login ?? 'ghost'): void {
      editReview(github, review, body, as(by))
    },

    dismiss(pull: Pull, reviewId: number, by: string, message = 'Not any more'): void {
      const review = pull.reviews.find(each => each.id === reviewId)
      if (!review) throw new Error(`there is no review ${reviewId}`)
      dismissReview(github, review, message, as(by), null)
    },

    requestReview: (pull: Pull, wanted: Reviewers): Promise<void> =>
      requestReview(github, pull, named(pull, wanted), as(wanted.by)),

    removeReviewRequest: (pull: Pull, unwanted: Reviewers): Promise<void> =>
      removeRequest(github, pull, named(pull, unwanted), as(unwanted.by)),

    comment(pull: Pull, { by, body }: { readonly by: string; readonly body: string }): Comment {
      return writeComment(github, pull, body, as(by), null)
    },

    editComment(comment: Comment, { by, body }: { readonly by: string; readonly body: string }): void {
      editComment(github, comment, body, as(by))
    },

    deleteComment(comment: Comment, by: string): void {
      deleteComment(github, comment, as(by))
    },

    react(comment: Comment, content: Reaction['content'], by: string): void {
      react(github, comment, content, as(by))
    },

    label: (pull: Pull, name: string, by = pull.author.login): Promise<void> =>
      addLabel(github, pull, name, as(by)),

    async unlabel(pull: Pull, name: string, by = pull.author.login): Promise<void> {
      await removeLabel(github, pull, name, as(by))
    },

    comments: (pull: Pull): readonly Comment[] => pull.comments,
    labels: (pull: Pull): string[] => pull.labels.map(each => each.name),
    reviews: (pull: Pull): readonly Review[] => pull.reviews,
  }
}
