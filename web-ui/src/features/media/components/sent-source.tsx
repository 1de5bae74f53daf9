import { FileArchive, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, Progress } from '@/components/ui';
import { useFormat } from '@/lib/format/use-format.ts';
import { bytesOf, filesOfSource, type IntakeSource } from '../model/intake-source.ts';

interface SentSourceProps {
  /** Null when it was sent before this page was opened. */
  source: IntakeSource | null;
  /** Of what was sent before. */
  kind: IntakeSource['kind'];
  /** What the host takes, in words. */
  max: string;
  /** How much of it was sent; null when it is not being sent. */
  share: number | null;
  onOther(): void;
}

/** What is or was being sent. */
export function SentSource({ source, kind, max, share, onOther }: SentSourceProps) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const files = source ? filesOfSource(source) : [];
  const count = t('intake.files', { count: files.length });
  const name = source === null ? t(`intake.earlier.${kind}`) : source.kind === 'archive' ? source.file.name : (source.folder ?? count);
  const Icon = (source?.kind ?? kind) === 'archive' ? FileArchive : FolderOpen;
  return (
    <div className="flex flex-col gap-2">
      <p className="flex min-w-0 flex-wrap items-center gap-2">
        <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="min-w-0 truncate font-medium">{name}</span>
        {source && (
          <span className="text-muted tabular-nums">
            {source.kind === 'files' && source.folder !== null && `${count} · `}
            {format.bytes(bytesOf(files))}
          </span>
        )}
        <Button size="sm" className="ml-auto" onClick={onOther}>
          {t(share === null ? 'intake.other' : 'intake.stop')}
        </Button>
      </p>
      {source?.kind === 'files' && source.leftOut > 0 && <p className="text-xs text-warn text-pretty">{t('intake.leftOut', { count: source.leftOut, max })}</p>}
      {share !== null && (
        <>
          <Progress label={t('sending', { name })} share={share < 1 ? share : null} />
          <p role="status" className="text-xs text-muted tabular-nums">
            {t('intake.sent', { share: format.percent(share) })}
          </p>
        </>
      )}
    </div>
  );
}
