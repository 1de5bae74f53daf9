// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { imageSources, renditions, srcSetOf } from './image-sources.ts';
import { Picture } from './picture.tsx';

afterEach(cleanup);

describe('picture', () => {
  it('tries the smaller sizes one by one before it gives up', () => {
    render(<Picture sources={['big', 'middle', 'small']} alt="dress" failure="not loaded" />);
    const shown = () => screen.getByRole('img').getAttribute('src');

    expect(shown()).toBe('big');
    fireEvent.error(screen.getByRole('img'));
    expect(shown()).toBe('middle');
    fireEvent.error(screen.getByRole('img'));
    expect(shown()).toBe('small');
    fireEvent.error(screen.getByRole('img'));

    expect(shown()).toBeNull();
    expect(screen.getByText('not loaded')).toBeDefined();
  });

  it('begins with the best size again for another product', () => {
    const { rerender } = render(<Picture sources={['a-big', 'a-small']} alt="a" />);
    fireEvent.error(screen.getByRole('img'));
    expect(screen.getByRole('img').getAttribute('src')).toBe('a-small');

    rerender(<Picture sources={['b-big', 'b-small']} alt="b" />);

    expect(screen.getByRole('img').getAttribute('src')).toBe('b-big');
  });

  it('lets the browser choose a size until one fails', () => {
    const photo = { big: 'big', c516x688: null, c246x328: 'small', tm: 'tiny' };
    render(<Picture sources={['big', 'small']} srcSet={srcSetOf(renditions(photo))} sizes="30rem" alt="dress" />);
    const image = () => screen.getByRole('img');
    expect(image().getAttribute('srcset')).toBe('big 900w, small 248w, tiny 75w');

    fireEvent.error(image());

    expect(image().getAttribute('srcset')).toBeNull();
    expect(image().getAttribute('src')).toBe('small');
  });

  it('shows the failure at once where there is no address', () => {
    render(<Picture sources={imageSources(null, undefined, '')} alt="" failure="no photos" />);

    expect(screen.getByText('no photos')).toBeDefined();
  });

  it('asks for equal addresses only once', () => {
    expect(imageSources('a', null, 'a', 'b')).toEqual(['a', 'b']);
  });
});
