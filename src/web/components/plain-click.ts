/** The parts that browser events and React's share. */
export interface ClickLike {
  readonly button: number;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly defaultPrevented: boolean;
}

/** A click that means "go there", not "open beside" or "save". */
export function isPlainClick(event: ClickLike): boolean {
  const modified = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
  return event.button === 0 && !modified && !event.defaultPrevented;
}
