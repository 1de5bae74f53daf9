import { Download, Maximize, Pause, Play, RotateCcw, TriangleAlert, Volume2, VolumeX } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Spinner } from '@/components/ui';
import { clock } from './clock.ts';
import { useVideo, type VideoAddresses } from './use-video.ts';

interface VideoPlayerProps extends VideoAddresses {
  /** Whose video it is. */
  label: string;
  poster?: string | undefined;
  /** Saves the video as a file; without it the small copy opens in a tab of its own. */
  onDownload?: (() => void) | undefined;
}

/** What an arrow key passes over. */
const seekSeconds = 5;

/** Safari's own way to fill a telephone's screen. */
interface FillsAlone extends HTMLVideoElement {
  webkitEnterFullscreen?(): void;
}

/** A video without speech or captions, as product cards have them. Keys: space plays, arrows seek by five seconds, M mutes, F fills the screen. */
export function VideoPlayer({ label, poster, onDownload, ...addresses }: VideoPlayerProps) {
  const { t } = useTranslation('media');
  const frame = useRef<HTMLDivElement>(null);
  const { element, ...video } = useVideo(addresses);
  const started = video.phase !== 'idle';
  const fill = () => {
    if (document.fullscreenElement) return void document.exitFullscreen();
    // An iPhone fills its screen with the video alone.
    const alone: FillsAlone | null = element.current;
    if (document.fullscreenEnabled) void frame.current?.requestFullscreen().catch(() => undefined);
    else alone?.webkitEnterFullscreen?.();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const own = event.target instanceof HTMLElement && event.target.matches('button, a, select, input:not([data-seek])');
    // By the keys' places: they write other letters in other alphabets.
    const act = {
      Space: own ? undefined : video.toggle,
      ArrowLeft: own ? undefined : () => video.seek(video.at - seekSeconds),
      ArrowRight: own ? undefined : () => video.seek(video.at + seekSeconds),
      KeyM: () => video.setMuted(!video.muted),
      KeyF: fill,
    }[event.code];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };

  const time = t('video.time', { at: clock(video.at), of: clock(video.duration) });
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- shortcuts beside the buttons, which do all the same
    <section ref={frame} tabIndex={0} aria-label={t('video.of', { name: label })} data-testid="video-player" data-phase={video.phase} className="overflow-hidden rounded-lg border bg-black" onKeyDown={onKeyDown}>
      <div className="relative flex h-[min(38dvh,20rem)] items-center justify-center">
        {/* eslint-disable-next-line jsx-a11y/media-has-caption -- product clips have no speech; Wildberries keeps no captions */}
        <video ref={element} playsInline preload="none" poster={poster} className="size-full object-contain" aria-label={label} onClick={video.toggle} />
        {video.phase === 'idle' && (
          <button
            type="button"
            aria-label={t('video.play')}
            className="absolute flex size-14 items-center justify-center rounded-full bg-black/65 text-white ring-1 ring-white/40 transition-transform hover:scale-105"
            onClick={video.toggle}
          >
            <Play className="ml-0.5 size-6 fill-current" aria-hidden="true" />
          </button>
        )}
        {video.phase === 'loading' && (
          <span role="status" className="absolute rounded-full bg-black/65 p-3 text-white">
            <Spinner />
            <span className="sr-only">{t('video.loading')}</span>
          </span>
        )}
        {video.phase === 'failed' && (
          <div role="alert" className="absolute flex max-w-xs flex-col items-center gap-3 rounded-lg bg-surface p-4 text-center text-ink">
            <TriangleAlert className="size-6 text-warn" aria-hidden="true" />
            <p>{t('video.failed')}</p>
            <Button size="sm" onClick={video.retry}>
              <RotateCcw />
              {t('video.retry')}
            </Button>
          </div>
        )}
      </div>
      {started && (
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 bg-surface px-2 py-1.5">
          <Control label={t(video.playing ? 'video.pause' : 'video.play')} onClick={video.toggle}>
            {video.playing ? <Pause /> : <Play />}
          </Control>
          <input
            type="range"
            min={0}
            max={video.duration || 1}
            step={0.1}
            value={video.at}
            data-seek=""
            aria-label={t('video.position')}
            aria-valuetext={time}
            className="h-6 min-w-24 flex-1 accent-[var(--color-accent)]"
            onChange={(event) => video.seek(event.target.valueAsNumber)}
          />
          <span className="font-mono text-xs text-muted tabular-nums" data-testid="video-time">
            {clock(video.at)} / {clock(video.duration)}
          </span>
          <Control label={t(video.muted ? 'video.unmute' : 'video.mute')} onClick={() => video.setMuted(!video.muted)}>
            {video.muted ? <VolumeX /> : <Volume2 />}
          </Control>
          <input
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={video.muted ? 0 : video.volume}
            aria-label={t('video.volume')}
            className="h-6 w-16 accent-[var(--color-accent)] max-sm:hidden"
            onChange={(event) => video.setVolume(event.target.valueAsNumber)}
          />
          {video.levels.length > 1 && (
            <select aria-label={t('video.quality')} className="h-7 rounded-md border border-line-strong bg-surface px-1 text-xs" value={video.level} onChange={(event) => video.setLevel(Number(event.target.value))}>
              <option value={-1}>{t('video.auto')}</option>
              {video.levels.map(({ id, height }) => (
                <option key={id} value={id}>
                  {height}p
                </option>
              ))}
            </select>
          )}
          {onDownload ? (
            <Control label={t('video.save')} onClick={onDownload}>
              <Download />
            </Control>
          ) : (
            addresses.mp4 !== null && (
              <a href={addresses.mp4} target="_blank" rel="noreferrer" aria-label={t('video.file')} title={t('video.file')} className={control}>
                <Download />
              </a>
            )
          )}
          <Control label={t('video.fill')} onClick={fill}>
            <Maximize />
          </Control>
          {video.fallback && video.phase === 'ready' && <p className="w-full px-1 text-xs text-muted">{t('video.fallback')}</p>}
        </div>
      )}
    </section>
  );
}

const control = 'inline-flex size-7 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink [&_svg]:size-4';

function Control({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" aria-label={label} title={label} className={control} onClick={onClick}>
      {children}
    </button>
  );
}
