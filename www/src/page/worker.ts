// Talks to the service worker (worker/sw.js): each question gets one answer.

export interface RuleSetKept {
  address: string;
  digest: string;
  name: string | undefined;
}

export interface Kept {
  version: string;
  rules: RuleSetKept[];
}

/** What is different now. */
export interface News {
  rules: RuleSetKept[];
  /** Set when the program itself is another version. */
  version?: string | undefined;
}

interface Questions {
  about: Kept;
  look: News;
  take: true;
  switch: undefined;
}

/** Undefined when the worker does not know, or is of a version that does not understand. */
export function ask<Q extends keyof Questions>(worker: ServiceWorker, question: Q, addresses: readonly string[] = []): Promise<Questions[Q] | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    const tooLate = setTimeout(() => done(undefined), 10_000);
    port1.onmessage = ({ data }) => {
      clearTimeout(tooLate);
      port1.close();
      done(data as Questions[Q] | undefined);
    };
    worker.postMessage({ ask: question, addresses }, [port2]);
  });
}

/** What a waiting version would change. */
export async function between(active: ServiceWorker, waiting: ServiceWorker): Promise<News> {
  const [before, after] = await Promise.all([ask(active, "about"), ask(waiting, "about")]);
  const rules = (after?.rules ?? []).filter(({ address, digest }) => !before?.rules.some((one) => one.address === address && one.digest === digest));
  return { rules, version: before?.version === after?.version ? undefined : after?.version };
}
