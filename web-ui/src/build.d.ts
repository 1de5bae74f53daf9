/** Put in by the build, see vite.config.ts. */
declare const SHAPE_OF_ANSWERS: string;
