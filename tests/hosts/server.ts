// The server of a stranger's site: pages and scripts of its own, the delivered folder under /fordela/, and its own ways of answering.

import { readFileSync, statSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createListener } from "node:net";
import { extname, join } from "node:path";
import { TYPES } from "../../build/serve.mjs";

export interface Answer {
  status: number;
  /** Nothing: the header is left out. */
  type: string | undefined;
  body: Buffer;
  headers: Record<string, string>;
}

export interface Site {
  /** With a slash at the end. */
  url: string;
  /** The paths asked for, in order. */
  asked: string[];
  /** From now on every connection is dropped, as when the server or the net is gone. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

const typeOf = (path: string): string | undefined => (TYPES as Record<string, string>)[extname(path)];

export interface Served {
  /** The host's own pages and scripts by path. */
  own: Readonly<Record<string, string>>;
  /** Folders by the path that they lie under, the longest first. */
  folders: Readonly<Record<string, string>>;
  headers?: (path: string) => Record<string, string>;
  change?: (path: string, answer: Answer) => Answer;
}

const plain = (body: string, type: string): Answer => ({ status: 200, type, body: Buffer.from(body), headers: {} });

function find({ own, folders }: Served, path: string): Answer {
  const text = own[path];
  if (text !== undefined) return plain(text, typeOf(path) ?? "text/html; charset=utf-8");
  for (const [under, folder] of Object.entries(folders)) {
    if (!path.startsWith(under)) continue;
    const rest = path.slice(under.length);
    const file = join(folder, rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest);
    if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    return { status: 200, type: typeOf(file) ?? "application/octet-stream", body: readFileSync(file), headers: {} };
  }
  return { ...plain("Sidan finns inte.\n", "text/plain; charset=utf-8"), status: 404 };
}

export async function serveSite(served: Served): Promise<Site> {
  const asked: string[] = [];
  let gone = false;
  const server = createServer((request, response) => {
    if (gone) return void request.socket.destroy();
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname);
    asked.push(path);
    const found = find(served, path);
    const { status, type, body, headers } = served.change?.(path, found) ?? found;
    response.writeHead(status, {
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
      ...served.headers?.(path),
      ...(type === undefined ? {} : { "Content-Type": type }),
      ...headers,
      "Content-Length": body.length,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  return {
    url: `http://localhost:${await listen(server)}/`,
    asked,
    cut: () => {
      gone = true;
      server.closeAllConnections();
    },
    mend: () => void (gone = false),
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

export interface Elsewhere {
  port: number;
  /** What came in: an empty text for each connection, and what is said on one, or the name that it is encrypted for. */
  heard: string[];
  close(): Promise<void>;
}

/** The rest of the world: every name but localhost leads here, and nobody shall ever come. */
export async function elsewhere(): Promise<Elsewhere> {
  const heard: string[] = [];
  const open = new Set<Socket>();
  const server = createListener((socket) => {
    open.add(socket);
    heard.push("");
    socket.on("data", (bytes) => {
      heard.push(spoken(bytes));
      // An answer, so that the browser does not try the same thing again and again.
      socket.end("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
    });
    socket.on("error", () => {});
    socket.on("close", () => open.delete(socket));
  });
  return {
    port: await listen(server),
    heard,
    close: () => new Promise((done) => {
      server.close(() => done());
      for (const socket of open) socket.destroy();
    }),
  };
}

/** Of an encrypted greeting only the name is readable. */
function spoken(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  if (bytes[0] !== 0x16) return text.split("\r\n")[0] ?? "";
  return `TLS ${text.match(/[a-z0-9-]+(\.[a-z0-9-]+)+/g)?.find((name) => !name.startsWith("http")) ?? "?"}`;
}

function listen(server: Server | ReturnType<typeof createListener>): Promise<number> {
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", () => done((server.address() as AddressInfo).port));
  });
}
