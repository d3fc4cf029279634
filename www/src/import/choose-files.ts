// Opens the browser's own dialog for files. The field for it stands once in the view; several buttons lead to it.

export const FILE_FIELD = "fd-files";

export function chooseFiles(event: Event): void {
  const root = (event.currentTarget as HTMLElement).getRootNode() as ShadowRoot;
  root.querySelector<HTMLInputElement>(`#${FILE_FIELD}`)?.click();
}
