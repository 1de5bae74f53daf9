import { createFileRoute } from '@tanstack/react-router';
import { TokensScreen } from '@/features/tokens';

export const Route = createFileRoute('/_app/tokens')({ component: TokensScreen });
