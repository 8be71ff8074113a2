/**
 * The look of the embedded search, for its shadow root alone: nothing of the page around it comes in, nothing of it goes
 * out. The page's own rules reach the element itself, and win there: so what is inherited is cut off one step further in. A
 * constructed sheet, which a partner's `style-src` has no say in. Partners set `--sundet-accent` and `--sundet-font`.
 */
export const EMBED_STYLE = `
:host { display: block; }
:host([hidden]) { display: none; }
* { box-sizing: border-box; }
.box {
  all: initial;
  display: block;
  box-sizing: border-box;
  color-scheme: light;
  color: #12262b;
  font: 1rem/1.5 var(--sundet-font, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif);
  padding: 1.25rem;
  border: 1px solid #d3dfe1;
  border-radius: .375rem;
  background: #fff;
  overflow-wrap: anywhere;
}
label { display: block; font-weight: 700; }
.row { display: flex; gap: .5rem; margin-top: .375rem; }
input, button { min-height: 2.75rem; border-radius: .375rem; font: inherit; }
input {
  flex: 1;
  min-width: 0;
  padding: .375rem .75rem;
  border: 1px solid #6b8087;
  background: #fff;
  color: inherit;
}
button {
  padding: .375rem 1.125rem;
  border: 2px solid transparent;
  background: var(--sundet-accent, #0b6472);
  color: #fff;
  font-weight: 600;
  cursor: pointer;
}
a { color: var(--sundet-accent, #0b6472); text-underline-offset: .2em; }
a:hover { text-decoration-thickness: .14em; }
:focus-visible { outline: 3px solid var(--sundet-accent, #0b6472); outline-offset: 2px; }
p, ol { margin: .75rem 0 0; padding: 0; }
ol { list-style: none; }
ol[aria-busy="true"] { opacity: .5; }
li { padding: .75rem 0; border-top: 1px solid #d3dfe1; }
li a { display: inline-block; padding: .125rem 0; font-size: 1.0625rem; font-weight: 600; }
li p { margin: .125rem 0 0; }
.soft { color: #4a5f66; font-size: .875rem; }
.all { font-weight: 600; }
.all a { display: inline-block; padding: .5rem 0; }
`;
