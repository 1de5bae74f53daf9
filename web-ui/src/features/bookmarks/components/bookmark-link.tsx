import { Link } from '@tanstack/react-router';
import { ListFilter, Package } from 'lucide-react';
import type { Bookmark } from '../hooks/use-bookmarks.ts';

/** The way to what is marked; null for what this dashboard does not know. */
export function BookmarkLink({ mark: { subject, target, label }, className }: { mark: Bookmark; className?: string }) {
  const text = <span className="min-w-0 truncate">{label || target}</span>;
  const icon = { className: 'size-4 shrink-0 text-muted', 'aria-hidden': true } as const;
  if (subject === 'product') {
    return (
      <Link to="/products/$nmId" params={{ nmId: target }} className={className}>
        <Package {...icon} />
        {text}
        <span className="ml-auto shrink-0 font-mono text-xs text-muted">{target}</span>
      </Link>
    );
  }
  if (subject === 'view') {
    return (
      <Link to="/products" search={{ view: target }} className={className}>
        <ListFilter {...icon} />
        {text}
      </Link>
    );
  }
  return null;
}
