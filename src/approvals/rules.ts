/** A rule on which approvals count, for auditors: what it says, and why it is so. */
export interface ApprovalRule {
  readonly id: string
  readonly rule: string
  readonly why: string
}

/** Every rule, in the order in which `docs/approvals.md` shows them; the cases of the test name the rule they show. */
export const approvalRules = [
  {
    id: 'enough',
    rule: 'A check is met when as many different people approved as it asks for.',
    why: 'Two approvals by one person are one opinion.',
  },
  {
    id: 'latest-opinion',
    rule: 'A person’s latest opinion counts. A review that only comments leaves an approval standing; changes requested and a dismissal replace it, and what they replaced does not come back.',
    why: 'Who asked for changes after approving does not approve any more.',
  },
  {
    id: 'changes-requested',
    rule: 'While somebody who holds the role asks for changes, the check waits for that person, however many others approved.',
    why: 'An objection by somebody who may judge must not be outvoted silently.',
  },
  {
    id: 'seen-on-head',
    rule: 'An approval counts when the event that brought it named one commit both as the review’s and as the pull request’s head, and that head is the present one.',
    why: 'GitHub itself moves a review’s commit to the new head on “Update branch”, so the review alone proves nothing; and a review of an older commit that is sent after a push arrives with the newer head.',
  },
  {
    id: 'not-observed',
    rule: 'Where no event was received, GitHub’s word counts only for an approval of the present head which is newer than the newest push that GitHub lists; where that list is not whole or not up to date, it does not count.',
    why: 'The app may have been installed later, or may have been down; nothing is guessed.',
  },
  {
    id: 'fork',
    rule: 'For a fork, whose pushes GitHub does not list, an approval without an event counts only while the head is certainly the one that the pull request was opened with.',
    why: 'Dates of commits are whatever their author writes into them, so they prove no order.',
  },
  {
    id: 'later-push',
    rule: 'An approval counts only while no later push is known from anywhere: from an event, from the list of pushes, or from the timeline. Where the order is not known, the push is taken as the later.',
    why: 'Events are lost, doubled and reordered; the order of their arrival proves nothing.',
  },
  {
    id: 'code-changed',
    rule: 'A push after which the fingerprint of the diff is another resets every earlier approval.',
    why: 'Nobody has reviewed what was pushed.',
  },
  {
    id: 'kept',
    rule: 'Where the policy keeps approvals (`approvals.keep_on`), a merge of the base branch or a rebase leaves them standing while the fingerprint of the diff is unchanged and the lines stand where they stood, but for what the base branch itself moved. That must be known of every head in between, one unbroken way from the approved head to the present one.',
    why: 'What the pull request changes is what was reviewed. Numbers of parents, messages and “committed on the web” prove nothing, since a conflict editor can add code.',
  },
  {
    id: 'retargeted',
    rule: 'A change of the base branch resets every earlier approval. Commits that land on the base do not.',
    why: 'Against another base the same commits change other things.',
  },
  {
    id: 'dismissed',
    rule: 'A dismissed review does not count.',
    why: 'Somebody with the right to do so took it back.',
  },
  {
    id: 'reset-for-good',
    rule: 'An approval that was once reset never counts again, also when its old diff or its old base comes back.',
    why: 'Who approved has been told that a new review is needed, and may know more by now.',
  },
  {
    id: 'contributor',
    rule: 'An approval does not count by whoever opened the pull request, or authored, co-authored, committed or pushed a commit in it, also where a push by force rewrote that commit since.',
    why: 'Nobody reviews their own work. People are compared by account id, so a renamed login is the same person.',
  },
  {
    id: 'suggestion',
    rule: 'Whoever’s suggestion was committed is a co-author.',
    why: 'GitHub names them so in the commit, and they wrote that line.',
  },
  {
    id: 'base-merge-contributes-nothing',
    rule: 'A merge of the base branch that left the fingerprint as it was makes nobody a contributor, nor does GitHub’s own account `web-flow` as a committer.',
    why: 'Pressing “Update branch” writes no code. A merge that changed the diff does, and one that cannot be compared may.',
  },
  {
    id: 'unattributed',
    rule: 'A commit or push that GitHub cannot attribute to an account, or that a workflow made as `github-actions[bot]`, is named in the result; the policy decides whether it blocks (`approvals.unattributed_commits`, by default it does). A workflow’s merge of the base branch that left the fingerprint as it was blocks nothing.',
    why: 'Its author may be the reviewer: whoever may push can write a workflow that commits and pushes for them.',
  },
  {
    id: 'unknown-pusher',
    rule: 'Where the list of pushes is not whole, or does not show the head yet, and no event tells who pushed a commit, no approval counts. For a fork the opening stands for what was pushed before it.',
    why: 'Names in commits are whatever their author writes; only the account that pushed is checked by GitHub.',
  },
  {
    id: 'people',
    rule: 'Only people approve: no bots, no organisations, no placeholders of an import, no deleted accounts.',
    why: 'A review is a person’s judgement.',
  },
  {
    id: 'role',
    rule: 'The person holds the role now, by account id: who left the team or the organisation a minute ago does not.',
    why: 'Logins are renamed and given to others; memberships change.',
  },
  {
    id: 'unreadable',
    rule: 'A team that cannot be read, and a list of commits that is not whole, are errors in words: never “not a member” and never “not a contributor”.',
    why: 'What could not be checked is never green, and blames nobody.',
  },
  {
    id: 'comment-phrase',
    rule: 'A comment approves only where the policy lists phrases (`approvals.approve_by_comment`), and when a whole line of it is one of them, but for white space around it and upper or lower case. Quotes, code and what follows HTML do not count.',
    why: '“Not LGTM yet”, a quoted “LGTM” and a hidden one are no approvals.',
  },
  {
    id: 'comment-head',
    rule: 'A comment approves the head that was the newest one observed when it arrived, and only where GitHub’s list of pushes says the same of the time when it was written.',
    why: 'A comment names no commit.',
  },
  {
    id: 'comment-edited',
    rule: 'A comment that was edited never approves, whatever it says now, and a deleted one does not either.',
    why: 'Anybody who may edit it could else approve in another’s name.',
  },
  {
    id: 'one-check-each',
    rule: 'Where the policy says so (`approvals.shared: false`), one person serves one check only; checks are served in the order of the report.',
    why: 'Two checks may be meant as four eyes.',
  },
] as const satisfies readonly ApprovalRule[]

export type ApprovalRuleId = (typeof approvalRules)[number]['id']
