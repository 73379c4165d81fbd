// What a long run says meanwhile: one line on standard error that is gone when the run ends. Short runs say nothing.

/** Told how far a run is. */
export interface Progress {
  files(count: number): void;
  /** `planning`. */
  step(text: string): void;
  /** Takes the line away. */
  done(): void;
}

/** Milliseconds before the first word, and between two. */
const patience = 700;
const pause = 100;

/**
 * A line for a terminal.
 *
 * @param write to standard error
 * @param now a clock in milliseconds
 */
export function progressLine(write: (text: string) => void, now: () => number): Progress {
  const began = now();
  let last = began + patience - pause;
  let shown = false;
  const say = (text: string): void => {
    const time = now();
    if (time - last < pause) return;
    last = time;
    shown = true;
    write(`\r\u001b[K${text} ...`);
  };
  return {
    files: (count) => say(`checking: ${count} files so far`),
    step: say,
    done: () => {
      if (shown) write('\r\u001b[K');
      shown = false;
    },
  };
}
