import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface PluginLinkProps {
  /** In the dashboard: a page of this plugin, its settings, or the change sets. */
  path: string;
  children: ReactNode;
}

/** A place that the host names by its path, as a link that stays in the dashboard. */
export function PluginLink({ path, children }: PluginLinkProps) {
  const own = '/p/wb-pricing/';
  if (path.startsWith(own)) {
    return (
      <Link to="/p/$plugin/$" params={{ plugin: 'wb-pricing', _splat: path.slice(own.length) }} className="pricing-link">
        {children}
      </Link>
    );
  }
  return path.startsWith('/plugins/') ? (
    <Link to="/plugins/$id" params={{ id: path.slice('/plugins/'.length) }} className="pricing-link">
      {children}
    </Link>
  ) : (
    <Link to="/changes" className="pricing-link">
      {children}
    </Link>
  );
}
