import { useEffect, useRef, useState, type RefObject } from 'react';
import { playStream, type Level, type Stream } from './stream.ts';

export interface VideoAddresses {
  /** HLS playlist. */
  hls: string;
  /** Played where the playlist cannot be; null where there is none. */
  mp4: string | null;
}

type Phase = 'idle' | 'loading' | 'ready' | 'failed';

interface Video {
  /** Of the video element. */
  element: RefObject<HTMLVideoElement | null>;
  phase: Phase;
  playing: boolean;
  /** Seconds. */
  at: number;
  duration: number;
  volume: number;
  muted: boolean;
  levels: Level[];
  level: number;
  /** The small file is played because the stream could not be. */
  fallback: boolean;
  toggle(): void;
  retry(): void;
  seek(seconds: number): void;
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  setLevel(id: number): void;
}

/** What a video element does, and how it is told to. Nothing is fetched before the first play. */
export function useVideo({ hls, mp4 }: VideoAddresses): Video {
  const element = useRef<HTMLVideoElement>(null);
  const stream = useRef<Stream | null>(null);
  // Which start is the latest: one that is overtaken, or whose player is gone, is stopped when it is ready.
  const latest = useRef(0);
  const [phase, setPhase] = useState<Phase>('idle');
  const [fallback, setFallback] = useState(false);
  const [levels, setLevels] = useState<Level[]>([]);
  const [level, setLevel] = useState(-1);
  const [state, setState] = useState({ playing: false, at: 0, duration: 0, volume: 1, muted: false });

  const playFile = () => {
    stream.current?.stop();
    stream.current = null;
    setLevels([]);
    const video = element.current;
    if (!video) return;
    if (mp4 === null) return setPhase('failed');
    setFallback(true);
    video.addEventListener('error', () => setPhase('failed'), { once: true });
    video.src = mp4;
    void video.play().catch(() => undefined);
  };

  const start = async () => {
    const video = element.current;
    if (!video) return;
    const own = ++latest.current;
    setPhase('loading');
    setFallback(false);
    try {
      const begun = await playStream(video, hls, {
        onLevels: () => setLevels(stream.current?.levels() ?? []),
        onFailure: () => {
          if (own === latest.current) playFile();
        },
      });
      if (own !== latest.current) return begun.stop();
      stream.current = begun;
      void video.play().catch(() => undefined);
    } catch {
      if (own === latest.current) playFile();
    }
  };

  useEffect(
    () => () => {
      latest.current++;
      stream.current?.stop();
    },
    [],
  );

  useEffect(() => {
    const video = element.current;
    if (!video) return;
    const report = () => {
      const { paused, currentTime, duration, volume, muted } = video;
      setState({ playing: !paused, at: currentTime, duration: Number.isFinite(duration) ? duration : 0, volume, muted });
    };
    const ready = () => setPhase((now) => (now === 'loading' ? 'ready' : now));
    const events = ['play', 'pause', 'timeupdate', 'durationchange', 'volumechange', 'seeked', 'ended'];
    for (const event of events) video.addEventListener(event, report);
    video.addEventListener('loadeddata', ready);
    return () => {
      for (const event of events) video.removeEventListener(event, report);
      video.removeEventListener('loadeddata', ready);
    };
  }, []);

  const on = (change: (video: HTMLVideoElement) => void) => {
    if (element.current) change(element.current);
  };
  return {
    element,
    ...state,
    phase,
    levels,
    level,
    fallback,
    toggle: () => {
      if (phase === 'idle' || phase === 'failed') return void start();
      on((video) => (video.paused ? void video.play().catch(() => undefined) : video.pause()));
    },
    retry: () => void start(),
    seek: (seconds) => on((video) => (video.currentTime = Math.min(Math.max(0, seconds), state.duration))),
    setVolume: (volume) =>
      on((video) => {
        video.volume = volume;
        video.muted = volume === 0;
      }),
    setMuted: (muted) => on((video) => (video.muted = muted)),
    setLevel: (id) => {
      setLevel(id);
      stream.current?.choose(id);
    },
  };
}
