export { AuditScreen } from './components/audit-screen.tsx';
export { auditSearchSchema } from './model/audit-search.ts';
