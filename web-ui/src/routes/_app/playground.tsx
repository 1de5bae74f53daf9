import { createFileRoute } from '@tanstack/react-router';
import { PlaygroundScreen } from '@/features/playground';

export const Route = createFileRoute('/_app/playground')({ component: PlaygroundScreen });
