/** What Vite makes of these imports: the address of the built file. */
declare module '*?worker&url' {
  const address: string;
  export default address;
}
declare module '*?url' {
  const address: string;
  export default address;
}
declare module 'maplibre-gl/dist/maplibre-gl.css';
