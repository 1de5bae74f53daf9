import { createFileRoute } from '@tanstack/react-router';
import { PluginsScreen } from '@/features/plugins';

export const Route = createFileRoute('/_app/plugins')({ component: PluginsScreen });
