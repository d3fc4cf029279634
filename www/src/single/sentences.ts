// What the single file says before the element can say anything. The sentences stand in the file itself, so that they are there
// even for a browser that understands nothing of the scripts.

export type Sentence = "fordela-gammal" | "fordela-skadad" | "fordela-innehall-fel" | "fordela-innehall-nyare";

export function say(sentence: Sentence): void {
  for (const id of ["fordela-oppnar", "fordela-vantar"]) document.getElementById(id)?.remove();
  const there = document.getElementById(sentence);
  if (there) there.hidden = false;
}

export function sayNothing(): void {
  document.getElementById("fordela-start")?.remove();
}
