/** Where the workbench is served; links to it are made from this. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|::1|localhost)$/;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** `0.0.0.0` and `::` are served addresses but none that a browser can open. */
export function addressUrl(address: Address): string {
  const host = address.host === '0.0.0.0' ? '127.0.0.1' : address.host === '::' ? '::1' : address.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`;
}
