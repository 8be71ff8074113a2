/** Draws how far something is: a bar that redraws itself on a terminal, a line every tenth elsewhere. */
export interface Progress {
  update(done: number, total: number | null): void;
  /** Ends the bar with a last line. */
  finish(text: string): void;
}

const WIDTH = 30;
/** Redrawing more often costs time and cannot be seen. */
const REDRAW_MS = 80;

export function createProgress(terminal: NodeJS.WriteStream, label: string): Progress {
  return terminal.isTTY ? barOn(terminal, label) : linesOn(terminal, label);
}

function barOn(terminal: NodeJS.WriteStream, label: string): Progress {
  let drawnAt = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS) return;
      drawnAt = now;
      terminal.write(`\r\x1b[2K${label} ${bar(done, total)} ${count(done, total)}`);
    },
    finish: (text) => terminal.write(`\r\x1b[2K${label} ${text}\n`),
  };
}

function linesOn(terminal: NodeJS.WriteStream, label: string): Progress {
  let tenth = 0;
  return {
    update(done, total) {
      if (total === null || total === 0) return;
      const reached = Math.floor((done / total) * 10);
      if (reached <= tenth || reached >= 10) return;
      tenth = reached;
      terminal.write(`${label} ${count(done, total)}\n`);
    },
    finish: (text) => terminal.write(`${label} ${text}\n`),
  };
}

function bar(done: number, total: number | null): string {
  const share = total === null || total === 0 ? 0 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  return `▕${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}▏`;
}

function count(done: number, total: number | null): string {
  return total === null ? `${done}` : `${done} of ${total}`;
}
