/** One of the sizes that a video is there in. */
export interface Level {
  /** What the player knows it by. */
  id: number;
  height: number;
}

/** A video that is being played from a playlist. */
export interface Stream {
  /** Those to choose from; fewer than two are no choice. */
  levels(): Level[];
  /** @param id -1 for whatever the line carries */
  choose(id: number): void;
  stop(): void;
}

interface Events {
  onLevels(): void;
  onFailure(): void;
}

const playlistType = 'application/vnd.apple.mpegurl';

/**
 * Plays an HLS playlist in a video element: by the browser where it can, else by hls.js, which is fetched for that.
 * Fails with an exception where neither can.
 */
export async function playStream(video: HTMLVideoElement, address: string, { onLevels, onFailure }: Events): Promise<Stream> {
  if (video.canPlayType(playlistType) !== '') {
    video.addEventListener('error', onFailure, { once: true });
    video.src = address;
    return { levels: () => [], choose: () => undefined, stop: () => video.removeEventListener('error', onFailure) };
  }
  const { default: Hls } = await import('hls.js/light');
  if (!Hls.isSupported()) throw new Error('neither the browser nor hls.js plays HLS here');
  const hls = new Hls({ enableWorker: false, capLevelToPlayerSize: true, manifestLoadPolicy: patience, playlistLoadPolicy: patience });
  hls.on(Hls.Events.MANIFEST_PARSED, onLevels);
  hls.on(Hls.Events.ERROR, (_event, { fatal }) => {
    if (fatal) onFailure();
  });
  hls.loadSource(address);
  hls.attachMedia(video);
  return {
    levels: () => hls.levels.map(({ height }, id) => ({ id, height })),
    choose: (id) => {
      hls.nextLevel = id;
    },
    stop: () => hls.destroy(),
  };
}

/** A playlist is small: what does not come soon will not come. */
const patience = {
  default: {
    maxTimeToFirstByteMs: 6_000,
    maxLoadTimeMs: 8_000,
    timeoutRetry: { maxNumRetry: 1, retryDelayMs: 500, maxRetryDelayMs: 500 },
    errorRetry: { maxNumRetry: 1, retryDelayMs: 500, maxRetryDelayMs: 500 },
  },
};
