// The service worker of the page: keeps what the page itself consists of, so that it opens without a net. Only the page registers it
// (src/page/), never the element in someone else's page. It answers within its own folder and for files it has kept, nothing else.
//
// A new version waits until the reader has said "Byt nu": an open page never gets half of each.

/** The build writes these lines. The files are relative to this one; what has a checksum is named by its content. */
const VERSION = "";
const CONTENT = "";
const FILES = [];
/** Three megabytes that are needed only where wasm cannot run. */
const WITHOUT_WASM = "";

// Caches belong to the whole site: the folder is part of the name, so that two of these pages leave each other alone.
const PREFIX = `fordela ${new URL(registration.scope).pathname} `;
const NAME = `${PREFIX}${VERSION} ${CONTENT}`;
const NEWS = `fordela-nytt ${new URL(registration.scope).pathname}`;

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});

/** All or nothing: when one file cannot be had, or a page to log in comes in its place, the former version stays. */
async function keep() {
  const files = (await runsWasm()) ? FILES : [...FILES, [WITHOUT_WASM]];
  const fetched = await Promise.all(
    files.map(async ([name, integrity]) => {
      const request = new Request(name, { cache: "reload", ...(integrity ? { integrity } : {}) });
      return [request, await whole(request)];
    }),
  );
  const cache = await caches.open(NAME);
  await Promise.all(fetched.map(([request, response]) => cache.put(request, response)));
}

/** The policy of the page is the policy of this script too, as both come from the same place. */
const runsWasm = () =>
  typeof WebAssembly === "undefined"
    ? Promise.resolve(false)
    : WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
        () => true,
        () => false,
      );

async function whole(request) {
  const response = await fetch(request);
  if (!response.ok || response.redirected) throw new Error(`${request.url}: ${response.status}`);
  return response;
}

/** The version before stays too: a page that is still open in another window may want a part of it. Older ones go. */
async function tidy() {
  const own = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
  await caches.delete(NEWS);
  await clients.claim();
}

async function answer(request) {
  const kept = await (await caches.open(NAME)).match(request, { ignoreSearch: true });
  if (kept) return kept;
  try {
    return await fetch(request);
  } catch (reason) {
    for (const name of await caches.keys()) {
      const former = name.startsWith(PREFIX) && (await (await caches.open(name)).match(request, { ignoreSearch: true }));
      if (former) return former;
    }
    throw reason;
  }
}

// ---- what the page asks -----------------------------------------------------------------------

const ANSWERS = {
  /** Which version this is, and which rule sets it has kept. */
  about: async () => ({ version: VERSION, rules: await rules(await caches.open(NAME)) }),
  look,
  take,
  switch: () => skipWaiting(),
};

addEventListener("message", (event) => {
  const asked = Object.hasOwn(ANSWERS, event.data?.ask) ? ANSWERS[event.data.ask] : undefined;
  if (!asked) return;
  const work = Promise.resolve(asked(event.data.addresses)).catch(() => undefined);
  event.waitUntil(work.then((found) => event.ports[0]?.postMessage(found)));
});

/**
 * Rules and tables may be changed beside the page without a new build: looks whether they are what was kept. What differs is put
 * aside until it is taken, all of it together.
 */
async function look(addresses) {
  const cache = await caches.open(NAME);
  const fresh = await fetched(addresses);
  const known = await Promise.all([...fresh.keys()].map((address) => cache.match(address)));
  const aside = known.some(Boolean) ? await caches.open(NEWS) : cache; // never kept before: nothing on the screen is older
  let changed = 0;
  for (const [at, [address, response]] of [...fresh].entries()) {
    if (known[at] && (await same(known[at], response))) continue;
    await aside.put(address, response);
    changed += 1;
  }
  if (aside === cache || changed === 0) return undefined;
  const [before, after] = [await rules(cache), await rules(aside)];
  return { rules: after.filter(({ address, digest }) => !before.some((one) => one.address === address && one.digest === digest)) };
}

/** What the addresses lead to, and where one is a list of files, those as well. */
async function fetched(addresses) {
  const fresh = new Map();
  const get = async (address) => {
    if (address.startsWith(registration.scope)) fresh.set(address, await whole(new Request(address, { cache: "no-cache" })));
  };
  await Promise.all(addresses.map(get));
  for (const address of addresses.filter((one) => new URL(one).pathname.endsWith(".json"))) {
    const list = await fresh.get(address)?.clone().json();
    if (Array.isArray(list?.files)) await Promise.all(list.files.map((name) => get(new URL(name, address).href)));
  }
  return fresh;
}

async function take() {
  const [cache, aside] = await Promise.all([caches.open(NAME), caches.open(NEWS)]);
  for (const request of await aside.keys()) await cache.put(request, await aside.match(request));
  await caches.delete(NEWS);
  return true;
}

async function rules(cache) {
  const files = (await cache.keys()).filter(({ url }) => url.endsWith(".toml") && !url.includes("/fall/"));
  return Promise.all(
    files.map(async ({ url }) => {
      const text = await (await cache.match(url)).text();
      const name = /^(?:namn|name)\s*=\s*(?:"([^"\n]*)"|'([^'\n]*)')/m.exec(text);
      return { address: url, digest: await digest(new TextEncoder().encode(text)), name: name?.[1] ?? name?.[2] };
    }),
  );
}

async function same(one, other) {
  const [a, b] = await Promise.all([one, other].map(async (response) => digest(await response.clone().arrayBuffer())));
  return a === b;
}

async function digest(bytes) {
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].join();
}
