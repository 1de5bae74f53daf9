import { createFileRoute } from '@tanstack/react-router';
import { AuditScreen } from '@/features/audit';

export const Route = createFileRoute('/_app/audit')({ component: AuditScreen });
