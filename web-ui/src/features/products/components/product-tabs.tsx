import { lazy, Suspense, useId, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SkeletonLines } from '@/components/state';
import { Part, SlotMark, useParts } from '@/features/extensions';
import { textIn } from '@/sdk/texts.ts';
import { useCardFirst } from '../hooks/use-card-first.tsx';

interface ProductTabsProps {
  nmId: string;
  shopId: string;
  /** `health`, `history`, or the key of the plugin's tab that is open; undefined for the card itself. */
  tab: string | undefined;
  onTab(tab: string | undefined): void;
  /** The card itself. */
  children: ReactNode;
}

/** The product's own tabs, beside the card; their code comes when one is opened. */
const own = {
  health: lazy(() => import('@/features/care').then((module) => ({ default: module.HealthTab }))),
  history: lazy(() => import('@/features/care').then((module) => ({ default: module.HistoryTab }))),
};

const isOwn = (tab: string | undefined): tab is keyof typeof own => tab !== undefined && Object.hasOwn(own, tab);

/** The card, how good it is, what happened to it, and the tabs that plugins bring. */
export function ProductTabs({ nmId, shopId, tab, onTab, children }: ProductTabsProps) {
  const { t, i18n } = useTranslation(['products', 'care']);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { there } = useCardFirst();
  const parts = useParts('product.detail.tabs/v1', there || tab !== undefined);
  const open = parts.find(({ key }) => key === tab);
  const tabs = [
    { key: undefined, title: t('panel.card') },
    { key: 'health', title: t('care:tab.health') },
    { key: 'history', title: t('care:tab.history') },
    ...parts.map(({ key, part }) => ({ key, title: textIn(part.title, i18n.language) })),
  ];
  const Own = isOwn(tab) ? own[tab] : null;
  const at = Math.max(0, tabs.findIndex(({ key }) => key === (Own ? tab : open?.key)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (at + step + tabs.length) % tabs.length;
    onTab(tabs[next]?.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  // The card keeps its place when the plugins' code comes: it must not be drawn anew for that.
  return (
    <>
      <SlotMark slot="product.detail.tabs/v1" />
      <div ref={list} role="tablist" aria-label={t('panel.tabs')} className="flex gap-1 overflow-x-auto border-b px-4">
        {tabs.map(({ key, title }, index) => (
          <button
            key={key ?? ''}
            type="button"
            role="tab"
            id={`${id}-${index}`}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            className="-mb-px h-9 border-b-2 border-transparent px-3 font-medium whitespace-nowrap text-muted transition-colors hover:text-ink focus-visible:-outline-offset-2 aria-selected:border-accent-ink aria-selected:text-ink"
            onClick={() => onTab(key)}
            onKeyDown={onKeyDown}
          >
            {title}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-${at}`}>
        {Own ? (
          <Suspense fallback={<SkeletonLines lines={6} />}>
            <Own key={nmId} nmId={nmId} shopId={shopId} />
          </Suspense>
        ) : open ? (
          <div className="p-4">
            <Part key={open.key} plugin={open.plugin} component={open.part.component} props={{ nmId, shopId }} />
          </div>
        ) : (
          children
        )}
      </div>
    </>
  );
}
