// The texts of documents.json, which are what the host lets this page ask.
export const list = `query FeedbackList($filter: FeedbackFilter, $page: PageInput) { feedbacks(filter: $filter, page: $page) { items { id nmId productName userName valuation text pros cons createdAt answer { text } } unanswered answered freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } } } }`;

export const counts = `query FeedbackWaiting { feedbackCounts { unanswered unansweredToday freshness { state fetchedAt ageSeconds expiresAt source problem { kind message retryAt } } } }`;
