/** The light build has the types of the full one: it only leaves parts out. */
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
