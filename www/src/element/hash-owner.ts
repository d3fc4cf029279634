// The address of the page has one place after its #: the first element that asks for it has it, until it leaves the page.

let owner: WeakRef<object> | undefined;

export function claim(element: object): boolean {
  const holder = owner?.deref();
  if (holder === element) return true;
  if (holder) {
    console.warn("fordela-kalkylator: another element on the page already has the attribute hash. Only one of them can write in the address.");
    return false;
  }
  owner = new WeakRef(element);
  return true;
}

export function leave(element: object): void {
  if (owner?.deref() === element) owner = undefined;
}
