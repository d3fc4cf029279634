// A static server for dist/: right content types, and the strict content security policy that the page must live with.
//
//   node build/serve.mjs [folder]      PORT and HOST choose another address than localhost:8080
//
// The tests of the page import `serve` and give a policy of their own when they try other houses' rules.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

export const CSP = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "frame-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What each kind of file is sent as. */
export const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".toml": "application/toml; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".png": "image/png",
  ".ico": "image/vnd.microsoft.icon",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder until `close()` is called. Port 0 is any free port; a busy port gives the next free one.
 * `csp: false` sends no policy at all.
 */
export async function serve(dir, { port = 8080, host = "127.0.0.1", csp = CSP } = {}) {
  const root = resolve(dir);
  const server = createServer((request, response) => {
    answer(root, csp, request, response).catch((error) => {
      console.error(error);
      response.writeHead(500).end();
    });
  });
  const taken = await listen(server, port, host);
  return {
    server,
    port: taken,
    url: `http://localhost:${taken}/`,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
}

async function answer(root, csp, request, response) {
  const headers = {
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    ...(csp ? { "Content-Security-Policy": csp } : {}),
  };
  const send = (status, type, body) => {
    response.writeHead(status, { ...headers, "Content-Type": type, "Content-Length": Buffer.byteLength(body) });
    response.end(request.method === "HEAD" ? undefined : body);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    headers.Allow = "GET, HEAD";
    return send(405, TYPES[".txt"], "Här går det bara att läsa.\n");
  }
  const file = await find(root, request.url);
  if (!file) return send(404, TYPES[".txt"], "Sidan finns inte.\n");
  return send(200, TYPES[extname(file).toLowerCase()] ?? "application/octet-stream", await readFile(file));
}

/** The file that an address means, or nothing: also when it points out of the folder. */
async function find(root, address) {
  let path;
  try {
    path = decodeURIComponent(new URL(address, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (path.includes("\0")) return undefined;
  const file = join(root, path);
  if (file !== root && !file.startsWith(root + sep)) return undefined;
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return file;
  if (!found?.isDirectory() || !path.endsWith("/")) return undefined;
  const index = join(file, "index.html");
  return (await stat(index).catch(() => undefined))?.isFile() ? index : undefined;
}

function listen(server, port, host) {
  return new Promise((done, failed) => {
    const attempt = (candidate) => {
      server.once("error", (error) => {
        const more = error.code === "EADDRINUSE" && candidate < port + 100 && candidate < 65535;
        return more ? attempt(candidate + 1) : failed(error);
      });
      server.listen(candidate, host, () => {
        server.removeAllListeners("error");
        done(server.address().port);
      });
    };
    attempt(port);
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dir = process.argv[2] ?? "dist";
  const port = Number(process.env.PORT ?? 8080);
  if (!(await stat(join(dir, "index.html")).catch(() => undefined))) {
    console.error(`FEL: ${dir}/index.html finns inte. Kör: make site`);
    process.exit(1);
  }
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`FEL: PORT ska vara ett tal mellan 0 och 65535, inte "${process.env.PORT}".`);
    process.exit(1);
  }
  const { url } = await serve(dir, { port, host: process.env.HOST ?? "127.0.0.1" });
  console.log(`\nServern kör tills du trycker Ctrl+C.\nÖppna ${url}`);
}
