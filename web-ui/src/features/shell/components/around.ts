/* What runs in the background, and what plugins bring, can wait until the page stands: one request for all of it. */
export { UpdatedBar } from '@/features/extensions';
export { JobsMenu } from '@/features/jobs';
export { NotificationsMenu } from '@/features/notifications';
export { Commands } from '@/features/palette';
export { NavigationPanel } from './navigation-panel.tsx';
export { SendingBanner } from './sending-banner.tsx';
export { UserMenu } from './user-menu.tsx';
