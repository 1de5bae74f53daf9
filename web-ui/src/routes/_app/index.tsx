import { createFileRoute } from '@tanstack/react-router';
import { OverviewScreen } from '@/features/overview';

export const Route = createFileRoute('/_app/')({ component: OverviewScreen });
