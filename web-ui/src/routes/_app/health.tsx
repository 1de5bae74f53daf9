import { createFileRoute } from '@tanstack/react-router';
import { HealthScreen } from '@/features/care';

export const Route = createFileRoute('/_app/health')({ component: HealthScreen });
