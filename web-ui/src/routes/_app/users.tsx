import { createFileRoute } from '@tanstack/react-router';
import { UsersScreen } from '@/features/users';

export const Route = createFileRoute('/_app/users')({ component: UsersScreen });
