// The Cypher editor: CodeMirror 6 as a Streamlit component. `make editor` bundles this into editor.js.
// Completion comes from the schema of this graph: only what is valid at that place is offered.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { cypher } from "@codemirror/legacy-modes/mode/cypher";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const EDITORS = new WeakMap();
const LOOKED_BACK = 2000; // letters before the cursor that completion reads

// In colours of the theme: CodeMirror's own cannot be read on a dark page.
const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--st-violet-text-color)" },
  { tag: [tags.string, tags.number], color: "var(--st-green-text-color)" },
  { tag: [tags.variableName, tags.atom, tags.typeName, tags.labelName], color: "var(--st-blue-text-color)" },
  { tag: tags.comment, color: "var(--st-gray-text-color)" },
]);

export default function (component) {
  const { data, parentElement } = component;
  if (!EDITORS.has(parentElement)) EDITORS.set(parentElement, mount(component));
  const held = EDITORS.get(parentElement);
  held.component = component;
  const { view } = held;
  if (data.turn !== held.turn && data.text !== view.state.doc.toString()) { // an example, a link
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: data.text } });
  }
  held.turn = data.turn;
  mark(view, data.error);
  return () => { view.destroy(); EDITORS.delete(parentElement); };
}

// The place an error names, underlined.
function mark(view, error) {
  const { doc } = view.state, found = [];
  if (error && error.line >= 1 && error.line <= doc.lines) {
    const line = doc.line(error.line), from = Math.min(line.to, line.from + Math.max(0, error.column - 1));
    const word = /^\w*/.exec(doc.sliceString(from, line.to))[0].length;
    found.push({ from, to: Math.min(line.to, from + Math.max(1, word)), severity: "error", message: error.words });
  }
  view.dispatch(setDiagnostics(view.state, found));
}

// What each variable of the text stands for: "p" → "Player", "w" → "INTERESTED_IN".
function bound(text) {
  const found = new Map();
  for (const [, name, kind] of text.matchAll(/[(\[]\s*(\w+)\s*:\s*(\w+)/g)) found.set(name, kind);
  return found;
}

// The label at the end of an edge that the pattern has just left: "-[:PLAYED_FOR]->(" wants a club.
function wanted(schema, before) {
  const there = /-\[[^\]]*?:(\w+)[^\]]*\]->\s*\(\w*:\w*$/.exec(before), back = /<-\[[^\]]*?:(\w+)[^\]]*\]-\s*\(\w*:\w*$/.exec(before);
  const type = (there ?? back)?.[1];
  if (!type) return null;
  const labels = schema.edges.filter(({ name }) => name === type).map(({ start, end }) => (there ? end : start));
  return labels.length ? new Set(labels) : null;
}

function offered({ schema }, before, text, explicit, word) {
  const as = (type, names) => names.map((label) => ({ label, type }));
  const names = bound(text);
  const inEdge = /\(\s*(\w*)\s*(?::\s*(\w+))?[^()]*\)\s*(<?)-\[\w*:[\w|]*$/.exec(before);
  if (inEdge) {
    const label = inEdge[2] ?? names.get(inEdge[1]), to = inEdge[3] === "<";
    // The arrow's head is not typed yet when it points to the right: then either end will do.
    const fits = ({ start, end }) => !label || end === label || (!to && start === label);
    return as("type", schema.edges.filter(fits).map(({ name }) => name));
  }
  if (/\[\w*:[\w|]*$/.test(before)) return as("type", schema.edges.map(({ name }) => name));
  if (/\(\w*:\w*$/.test(before)) {
    const fits = wanted(schema, before);
    return as("class", schema.labels.filter((label) => !fits || fits.has(label)));
  }
  const property = /(\w+)\.\w*$/.exec(before);
  if (property) {
    const kind = names.get(property[1]);
    return as("property", schema.properties[kind] ?? [...new Set(Object.values(schema.properties).flat())]);
  }
  if (/\$\w*$/.test(before)) return as("variable", schema.parameters);
  if (!word && !explicit) return null;
  return [...as("keyword", schema.keywords), ...as("function", schema.functions), ...as("variable", [...names.keys()])];
}

function complete(held, context) {
  const { schema } = held.component.data, { doc } = context.state, word = context.matchBefore(/\w*/);
  const before = doc.sliceString(Math.max(0, context.pos - LOOKED_BACK), context.pos);
  const options = offered({ schema }, before, doc.toString(), context.explicit, word.text);
  return options && { from: word.from, options, validFor: /^\w*$/ };
}

function mount(component) {
  const held = { component, turn: component.data.turn, back: -1 };
  const text = () => held.view.state.doc.toString();
  const tell = () => held.component.setStateValue("text", text());
  const put = (words) => held.view.dispatch({ changes: { from: 0, to: held.view.state.doc.length, insert: words } });
  const run = () => { held.component.setTriggerValue("run", text()); return true; };
  const recall = (by) => (view) => { // ↑ in the first line, ↓ in the last: earlier queries
    const { head } = view.state.selection.main, line = view.state.doc.lineAt(head).number;
    const said = held.component.data.history, next = held.back + by;
    if (line !== (by > 0 ? 1 : view.state.doc.lines) || next < -1 || next >= said.length) return false;
    if (held.back < 0 && by < 0) return false;
    if (held.back < 0) held.draft = text();
    held.back = next;
    put(next < 0 ? held.draft : said[next]);
    return true;
  };
  held.view = new EditorView({
    parent: component.parentElement.querySelector(".cypher"),
    root: component.parentElement, // a shadow root: styles go in there
    state: EditorState.create({ doc: component.data.text, extensions: [
      keymap.of([...completionKeymap, { key: "Mod-Enter", run }, { key: "ArrowUp", run: recall(1) }, { key: "ArrowDown", run: recall(-1) }]),
      lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), EditorView.lineWrapping,
      StreamLanguage.define(cypher), syntaxHighlighting(COLOURS),
      autocompletion({ override: [(context) => complete(held, context)] }),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap]), // no Tab: it leaves
      EditorView.contentAttributes.of({ "aria-label": "Cypher query" }),
      EditorView.domEventHandlers({ blur: tell }),
    ] }),
  });
  component.parentElement.querySelector(".cypher").suitors = held;
  return held;
}
