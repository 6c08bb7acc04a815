// An officer who walked away: after a while without a key or a press the console
// is locked, and says so before.

/** After how long it is locked, and how long before it is said, in milliseconds. */
export const LOCK = 15 * 60_000;
export const WARN = 60_000;

const SIGNS = ["keydown", "pointerdown", "wheel"] as const;

export class Idle {
  #timer: number | undefined;
  #warned = false;

  constructor(
    private readonly warn: (soon: boolean) => void,
    private readonly lock: () => void,
  ) {
    for (const sign of SIGNS) addEventListener(sign, this.#stir, { capture: true, passive: true });
    this.#stir();
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const sign of SIGNS) removeEventListener(sign, this.#stir, { capture: true });
  }

  #stir = (): void => {
    clearTimeout(this.#timer);
    if (this.#warned) this.warn(false);
    this.#warned = false;
    this.#timer = setTimeout(() => {
      this.#warned = true;
      this.warn(true);
      this.#timer = setTimeout(this.lock, WARN);
    }, LOCK - WARN);
  };
}
