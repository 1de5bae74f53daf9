import { FileArchive, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/lib/format/use-format.ts';
import type { SourceProblem } from '../model/intake-source.ts';
import type { MediaRules } from '../model/media-check.ts';
import { PickFiles } from './pick-files.tsx';

interface ChooseSourceProps {
  rules: MediaRules;
  /** Why what was chosen is not taken. */
  problem: SourceProblem | null;
  onFiles(files: readonly File[]): void;
}

/** A ZIP or a folder, and what is taken of either. */
export function ChooseSource({ rules, problem, onFiles }: ChooseSourceProps) {
  const { t } = useTranslation('arrange');
  const format = useFormat();
  const max = format.bytes(rules.maxUploadBytes);
  const words = (of: SourceProblem) => {
    if (of.code === 'TOO_LARGE') return t('intake.problem.TOO_LARGE', { size: format.bytes(of.bytes), max });
    if (of.code === 'TOO_MANY') return t('intake.problem.TOO_MANY', { count: of.count, max: format.number(rules.maxArchiveFiles) });
    return t(`intake.problem.${of.code}`);
  };
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-4 py-8 text-center">
      <FileArchive className="size-6 text-muted" aria-hidden="true" />
      <p className="max-w-prose text-muted text-pretty">{t('intake.names')}</p>
      <div className="flex flex-wrap justify-center gap-2">
        <PickFiles accept=".zip,application/zip" label={t('intake.choose')} onFiles={onFiles}>
          <FileArchive />
        </PickFiles>
        <PickFiles folder label={t('intake.chooseFolder')} onFiles={onFiles}>
          <FolderOpen />
        </PickFiles>
      </div>
      <p className="max-w-prose text-xs text-muted text-pretty">{t('intake.limit', { max, files: format.number(rules.maxArchiveFiles) })}</p>
      {problem && (
        <p role="alert" className="text-bad text-pretty">
          {words(problem)}
        </p>
      )}
    </div>
  );
}
