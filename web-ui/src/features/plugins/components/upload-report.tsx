import { ArrowRight, ShieldAlert, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { InlineError } from '@/components/state';
import { Badge, Button, DialogActions } from '@/components/ui';
import type { Tone } from '@/lib/format/freshness.ts';
import { useFormat } from '@/lib/format/use-format.ts';
import { pluginInstall } from '../api/plugin-documents.ts';
import { useChange } from '../hooks/use-change.ts';
import type { UploadReport } from '../model/upload-report.ts';

const changeTones = { INSTALL: 'good', UPGRADE: 'accent', DOWNGRADE: 'warn', REINSTALL: 'neutral' } satisfies Record<UploadReport['change'], Tone>;

interface UploadReportProps {
  file: File;
  report: UploadReport;
  onChoose(): void;
  onInstalling(id: string, jobId: string): void;
}

/** What would be installed: everything that somebody who answers for the host wants to know before. */
export function UploadReportView({ file, report, onChoose, onInstalling }: UploadReportProps) {
  const { t } = useTranslation('plugins');
  const format = useFormat();
  const install = useChange(pluginInstall, ({ pluginInstall: started }) => started, (jobId) => onInstalling(report.id, jobId));
  return (
    <div className="flex flex-col gap-4">
      <div>
        <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span className="text-base font-semibold break-all">{report.id}</span>
          <Versions report={report} />
          <Badge tone={changeTones[report.change]}>{t(`upload.change.${report.change}`)}</Badge>
        </p>
        {report.description && <p className="mt-1 text-pretty text-muted">{report.description}</p>}
      </div>
      <Warnings report={report} />
      <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Asked report={report} />
        <Fact name={t('dependencies')}>
          {report.dependencies.length > 0 ? <Lines texts={report.dependencies} mono /> : <span className="text-muted">{t('upload.noDependencies')}</span>}
        </Fact>
        {report.dependants.length > 0 && (
          <Fact name={t('upload.dependants')}>
            <Lines texts={report.dependants} />
          </Fact>
        )}
        <Fact name={t('upload.file')}>
          <span className="break-all">{file.name}</span> <span className="text-muted tabular-nums">{format.bytes(file.size)}</span>
          <span className="block font-mono text-xs text-muted" title={report.digest}>
            SHA-256 {report.digest.slice(0, 16)}…
          </span>
          {report.expiresAt && <span className="block text-xs text-muted tabular-nums">{t('upload.keptUntil', { time: format.dateTime(report.expiresAt) })}</span>}
        </Fact>
      </dl>
      <InlineError error={install.error} />
      <DialogActions>
        <Button onClick={onChoose}>{t('upload.another')}</Button>
        <Button look="primary" busy={install.busy} onClick={() => install.begin({ digest: report.digest })}>
          {t(`upload.act.${report.change}`, { version: report.version })}
        </Button>
      </DialogActions>
    </div>
  );
}

function Versions({ report }: { report: UploadReport }) {
  const { t } = useTranslation('plugins');
  const { installed, version } = report;
  if (!installed || installed === version) return <span className="font-mono text-xs">{version}</span>;
  return (
    <span className="inline-flex items-center gap-1.5 font-mono text-xs">
      <span className="text-muted">{installed}</span>
      <ArrowRight className="size-3.5 text-muted" aria-label={t('upload.becomes')} role="img" />
      {version}
    </span>
  );
}

/** In the order of what they can cost. */
function Warnings({ report }: { report: UploadReport }) {
  const { t } = useTranslation('plugins');
  return (
    <div className="flex flex-col gap-2">
      {report.trust === 'UNSIGNED' ? (
        <div className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
          <ShieldAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
          <div className="min-w-0 text-pretty">
            <p className="font-medium">{t('trust.UNSIGNED.hint')}</p>
            <p>{t('upload.unsigned')}</p>
          </div>
        </div>
      ) : (
        <p className="flex items-center gap-2 text-good">
          <ShieldCheck className="size-4 shrink-0" aria-hidden="true" />
          {t(`trust.${report.trust}.hint`)}
        </p>
      )}
      {report.change === 'DOWNGRADE' && <Warning>{t('upload.older')}</Warning>}
      {report.warnings.map((text) => (
        <Warning key={text}>{text}</Warning>
      ))}
    </div>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 rounded-md bg-warn-soft px-3 py-2 text-warn">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <span className="min-w-0 text-pretty break-words">{children}</span>
    </p>
  );
}

function Asked({ report }: { report: UploadReport }) {
  const { t } = useTranslation('plugins');
  return (
    <Fact name={t('upload.permissions')}>
      {report.permissions.length > 0 ? (
        <ul className="flex flex-col gap-1">
          {report.permissions.map(({ id, description }) => (
            <li key={id}>
              <span className="font-mono text-xs break-all">{id}</span>
              {description && <span className="block text-xs text-muted">{description}</span>}
            </li>
          ))}
        </ul>
      ) : (
        <span className="text-muted">{t('upload.noPermissions')}</span>
      )}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

function Lines({ texts, mono = false }: { texts: readonly string[]; mono?: boolean }) {
  return (
    <ul className={`flex flex-col gap-0.5 ${mono ? 'font-mono text-xs' : ''}`}>
      {texts.map((text) => (
        <li key={text} className="break-words">
          {text}
        </li>
      ))}
    </ul>
  );
}
