/** Lets the browser draw before a computation takes the thread. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    const later = setTimeout(done, 100); // a hidden tab draws nothing
    requestAnimationFrame(() => {
      clearTimeout(later);
      setTimeout(done);
    });
  });
}
