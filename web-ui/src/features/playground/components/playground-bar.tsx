import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download, KeySquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, buttonStyle, toast } from '@/components/ui';
import { useMe } from '@/features/session';
import { shopLabel, useShops } from '@/features/shops';
import { toApiError } from '@/lib/api/api-error.ts';
import { downloadSchema } from '../model/schema-download.ts';

/** Says in whose name requests run, and where scripts go on from here. */
export function PlaygroundBar() {
  const { t } = useTranslation(['playground', 'common']);
  const { name } = useMe();
  const { shops, shopId } = useShops();
  const shop = shops.find(({ id }) => id === shopId);
  const download = useMutation({
    mutationFn: () => downloadSchema(shopId),
    onError: (failure) => toast('failed', t(`common:error.${toApiError(failure).code}.title`)),
  });
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b bg-surface px-4 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <h1 className="font-semibold">{t('title')}</h1>
        <p className="truncate text-xs text-muted">{shop ? t('runsIn', { name, shop: shopLabel(shop) }) : t('runsAs', { name })}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Link to="/api-keys" className={buttonStyle({ size: 'sm' })}>
          <KeySquare aria-hidden="true" />
          {t('common:nav.apiKeys')}
        </Link>
        <Button size="sm" busy={download.isPending} onClick={() => download.mutate()}>
          <Download aria-hidden="true" />
          {t('schema')}
        </Button>
      </div>
    </div>
  );
}
