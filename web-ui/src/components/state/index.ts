export { FreshnessBadge } from './freshness-badge.tsx';
export { More, type MoreQuery } from './more.tsx';
export { Outdated } from './outdated.tsx';
export { ProblemNote, RetryTime } from './problem-note.tsx';
export { Empty, ErrorState, Forbidden, InlineError, Notice, SkeletonLines } from './states.tsx';
