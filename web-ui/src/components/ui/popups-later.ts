import { lazy } from 'react';

/** What opens, and where it stands: nothing of it is drawn until something is opened. */
export const loadPopups = () => import('./popups.tsx');

export const MenuPopup = lazy(() => loadPopups().then((module) => ({ default: module.MenuPopup })));
export const PopoverPopup = lazy(() => loadPopups().then((module) => ({ default: module.PopoverPopup })));
export const TooltipPopup = lazy(() => loadPopups().then((module) => ({ default: module.TooltipPopup })));
