/** The wasm as gzip in base64, made by the build. */
declare module "virtual:fordela-wasm" {
  const packed: string;
  export default packed;
}
