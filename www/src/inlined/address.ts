// Where the script that everything is in lies. Only while it first runs does the browser tell; in the single file there is no address.

export const address: string | undefined = (document.currentScript as HTMLScriptElement | null)?.src || undefined;
