import { Link } from '@tanstack/react-router';
import { Puzzle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { textIn } from '@/sdk/texts.ts';
import { usePluginPages } from '../hooks/use-plugin-pages.ts';

interface ExtensionNavigationProps {
  className: string;
  onNavigate: (() => void) | undefined;
}

/** The plugins' own pages; their code is loaded when one of them is opened. */
export function ExtensionNavigation({ className, onNavigate }: ExtensionNavigationProps) {
  const { t, i18n } = useTranslation();
  const places = usePluginPages();
  if (places.length === 0) return null;
  return (
    <div>
      <p id="nav-extensions" className="px-2 pb-1 text-2xs font-medium text-muted">
        {t('extensions.nav')}
      </p>
      <ul aria-labelledby="nav-extensions" className="flex flex-col gap-0.5">
        {places.map((place) => (
          <li key={`${place.plugin}/${place.path}`}>
            <Link to="/p/$plugin/$" params={{ plugin: place.plugin, _splat: place.path }} activeOptions={{ exact: true, includeSearch: false }} onClick={onNavigate} className={className}>
              <Puzzle aria-hidden="true" />
              <span className="truncate">{textIn(place.label, i18n.language)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
