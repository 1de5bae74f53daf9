import { Link } from '@tanstack/react-router';
import { Puzzle } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/features/session';
import { textIn } from '@/sdk/texts.ts';
import { useUiPlugins } from '../hooks/use-ui-manifest.ts';

interface ExtensionNavigationProps {
  className: string;
  onNavigate: (() => void) | undefined;
}

/** The plugins' own pages; their code is loaded when one of them is opened. */
export function ExtensionNavigation({ className, onNavigate }: ExtensionNavigationProps) {
  const { t, i18n } = useTranslation();
  const { permissions } = useMe();
  const places = useUiPlugins().flatMap((plugin) =>
    plugin.nav.filter(({ permission }) => !permission || permissions.includes(permission)).map((entry) => ({ ...entry, plugin: plugin.id })),
  );
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
