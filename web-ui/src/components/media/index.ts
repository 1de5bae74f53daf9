export { Carousel, type Slide } from './carousel.tsx';
export { imageSources, renditions, slideOf, type Rendition, type WbPhoto } from './image-sources.ts';
export { Picture } from './picture.tsx';
