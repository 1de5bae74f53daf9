export { FeedScreen } from './components/feed-screen.tsx';
export { feedSearchSchema } from './model/feed-schema.ts';
