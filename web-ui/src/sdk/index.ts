// What plugins see as `@vitrina/ui-sdk`. exports.json is its snapshot: nothing may go from it without a new major version.
export { definePlugin } from './types.ts';
export type { ListedProduct, PluginDefinition, ProductSelection, RoutePart, SlotId, SlotPart, SlotProps, Texts } from './types.ts';
export { useHostDownload, useHostMutation, useHostQuery, useHostUpload, useOnline, useShopId, useTexts } from './host-api.ts';
export type { UploadedFile, UploadOptions } from '@/lib/api';
export { useCan } from '@/features/session';
export type { FreshnessView } from '@/lib/format/freshness.ts';
export { useWritable } from '@/lib/offline/use-writable.ts';
export { useFormat } from '@/lib/format/use-format.ts';
export { Badge, Button, Checkbox, CopyButton, DialogActions, Dot, Field, Input, Page, PageHead, Panel, Progress, Section, Select, Spinner, Table, Td, TextArea, Th, toast } from '@/components/ui';
export { Dialog } from './plugin-dialog.tsx';
export { Empty, ErrorState, Forbidden, FreshnessBadge, InlineError, Notice, SkeletonLines } from '@/components/state';
