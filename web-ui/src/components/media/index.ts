export { Carousel, type Slide } from './carousel.tsx';
export { imageSources } from './image-sources.ts';
export { Picture } from './picture.tsx';
