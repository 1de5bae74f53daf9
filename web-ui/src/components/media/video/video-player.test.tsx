// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clock } from './clock.ts';
import { VideoPlayer } from './video-player.tsx';

const play = vi.fn(() => Promise.resolve());
const player = () => screen.getByTestId('video-player').querySelector('video') as HTMLVideoElement;

beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(play);
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(() => undefined);
  vi.spyOn(HTMLMediaElement.prototype, 'canPlayType').mockReturnValue('maybe');
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  play.mockClear();
});

describe('video player', () => {
  it('fetches nothing before the first play', () => {
    render(<VideoPlayer label="dress" hls="https://cdn/index.m3u8" mp4="https://cdn/1.mp4" />);

    expect(player().getAttribute('src')).toBeNull();
    expect(player().preload).toBe('none');
    expect(play).not.toHaveBeenCalled();
  });

  it('leaves the stream to a browser that can play it', async () => {
    render(<VideoPlayer label="dress" hls="https://cdn/index.m3u8" mp4="https://cdn/1.mp4" />);

    fireEvent.click(screen.getByRole('button', { name: 'video.play' }));

    await vi.waitFor(() => expect(player().getAttribute('src')).toBe('https://cdn/index.m3u8'));
    expect(play).toHaveBeenCalled();
  });

  it('plays the small file where the stream fails, and says so', async () => {
    render(<VideoPlayer label="dress" hls="https://cdn/index.m3u8" mp4="https://cdn/1.mp4" />);
    fireEvent.click(screen.getByRole('button', { name: 'video.play' }));
    await vi.waitFor(() => expect(player().getAttribute('src')).toBe('https://cdn/index.m3u8'));

    fireEvent.error(player());
    expect(player().getAttribute('src')).toBe('https://cdn/1.mp4');
    fireEvent.loadedData(player());

    expect(screen.getByText('video.fallback')).toBeDefined();
  });

  it('says that nothing can be played, and tries again when asked', async () => {
    render(<VideoPlayer label="dress" hls="https://cdn/index.m3u8" mp4={null} />);
    fireEvent.click(screen.getByRole('button', { name: 'video.play' }));
    await vi.waitFor(() => expect(player().getAttribute('src')).not.toBeNull());
    fireEvent.error(player());
    expect(screen.getByRole('alert').textContent).toContain('video.failed');

    player().removeAttribute('src');
    fireEvent.click(screen.getByRole('button', { name: 'video.retry' }));

    await vi.waitFor(() => expect(player().getAttribute('src')).toBe('https://cdn/index.m3u8'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is worked by keys, which are known by their place, whatever they write', async () => {
    render(<VideoPlayer label="dress" hls="https://cdn/index.m3u8" mp4={null} />);
    const frame = screen.getByTestId('video-player');
    expect(frame.tabIndex).toBe(0);

    fireEvent.keyDown(frame, { code: 'Space', key: ' ' });
    await vi.waitFor(() => expect(play).toHaveBeenCalled());
    fireEvent.keyDown(frame, { code: 'KeyM', key: 'ь' });
    expect(player().muted).toBe(true);

    Object.defineProperty(player(), 'duration', { value: 60 });
    fireEvent.durationChange(player());
    fireEvent.keyDown(screen.getByRole('slider', { name: 'video.position' }), { code: 'ArrowRight', key: 'ArrowRight' });
    expect(player().currentTime).toBe(5);
    fireEvent.keyDown(screen.getByRole('slider', { name: 'video.volume' }), { code: 'ArrowRight', key: 'ArrowRight' });
    expect(player().currentTime, 'the volume has its own arrows').toBe(5);
  });

  it('offers no quality where there is one rendition', async () => {
    render(<VideoPlayer label="dress" hls="https://cdn/index.m3u8" mp4={null} />);
    fireEvent.click(screen.getByRole('button', { name: 'video.play' }));
    await screen.findByRole('slider', { name: 'video.position' });

    expect(screen.queryByRole('combobox')).toBeNull();
  });
});

it.each([
  [0, '0:00'],
  [65.9, '1:05'],
  [3600, '60:00'],
])('shows %s seconds as %s', (seconds, text) => {
  expect(clock(seconds)).toBe(text);
});
