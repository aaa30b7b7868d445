// A drawing from Python, on vis-network. Streamlit calls the default export again when the drawing
// or the theme changes, with the same element while the key stays: one Canvas an element, and only
// differences reach vis, so nothing flickers and nothing that stands moves.
const CANVASES = new WeakMap();
const LONG = 24; // letters of a name that fit below a dot
const MANY = 1500; // lines; beyond, they are drawn thin, straight and without ends
const LEGIBLE = 9; // pixels; smaller names are not drawn
const FEW = 40; // dots; in so small a picture every name is readable, however far away

export default function (component) {
  const element = component.parentElement;
  if (!CANVASES.has(element)) CANVASES.set(element, new Canvas(element));
  const canvas = CANVASES.get(element);
  canvas.component = component;
  canvas.update(component.data);
  return () => { CANVASES.get(element)?.destroy(); CANVASES.delete(element); };
}

function visReady() {
  if (globalThis.vis?.Network) return Promise.resolve();
  return new Promise((ready) => addEventListener("vis-ready", ready, { once: true }));
}

class Canvas {
  constructor(root) {
    this.root = root;
    this.box = root.querySelector(".canvas");
    this.box.suitors = this; // for whoever looks from outside: tests, and the console
    this.box.addEventListener("keydown", (event) => this.key(event));
    // The page scrolls under the pointer; the wheel zooms once the picture was clicked, or with Ctrl.
    this.box.addEventListener("wheel", (event) => {
      const meant = event.ctrlKey || event.metaKey || this.root.activeElement === this.box
        || document.activeElement === this.box || this.box.matches(":focus-within");
      if (!meant) event.stopPropagation();
    }, { capture: true });
    for (const button of root.querySelectorAll("[data-do]")) {
      button.addEventListener("click", () => this[button.dataset.do]());
    }
  }

  async update(bytes) {
    this.view = JSON.parse(new TextDecoder().decode(bytes));
    await visReady();
    if (this.gone) return;
    try {
      this.draw();
    } catch (error) {
      this.box.textContent = "The picture could not be drawn. The table says the same.";
      throw error;
    }
  }

  draw() {
    const { about, dots, lines } = this.view;
    if (about !== this.about) this.begin(about);
    this.byId = new Map([...dots, ...lines].map((one) => [one.id, one]));
    this.beside = neighbours(lines);
    const look = this.look();
    this.net.setOptions(look.options);
    exchange(this.dots, dots.map(look.dot), (dot) => this.place(dot));
    exchange(this.lines, lines.map(look.line));
    if (!this.byId.has(this.chosen)) this.choose(null);
    else this.describe(this.byId.get(this.chosen));
    if (!this.fitted) this.fitted = (this.net.fit({ animation: false }), true);
    this.size = undefined; // newcomers are written as large as the others
    this.enlarge();
    this.box.setAttribute("aria-label",
      `Picture with ${dots.length} names and ${lines.length} lines. Arrow keys: next name. `
      + "Enter: choose. F: fit. Escape: let go. "
      + (this.view.acts ? "E: open. O: only this. Delete: take away. Control and Z: undo. " : "")
      + "The table below says the same.");
    this.box.dataset.ready = dots.length;
  }

  begin(about) {
    this.net?.destroy();
    Object.assign(this, { about, chosen: null, told: null, fitted: false, size: undefined });
    this.dots = new vis.DataSet();
    this.lines = new vis.DataSet();
    this.net = new vis.Network(this.box, { nodes: this.dots, edges: this.lines }, { physics: false });
    this.box.firstChild.tabIndex = -1; // one stop for the Tab key
    this.net.on("zoom", () => this.enlarge());
    this.net.on("click", ({ nodes, edges }) => {
      this.box.focus({ preventScroll: true });
      this.choose(nodes[0] ?? edges[0] ?? null);
    });
    this.net.on("doubleClick", ({ nodes }) => nodes.length && this.act("open"));
  }

  // A deliberate act is a step that Python takes; what it is about is whoever is chosen.
  act(name) {
    if (!this.view.acts) return;
    const about = name === "undo" || name === "redo" ? "" : this.chosen;
    if (about !== null) this.component.setTriggerValue("act", `${name} ${about}`);
  }

  // Only the buttons below the picture wait for this.
  tell() {
    if (!this.view.acts || this.told === this.chosen) return;
    this.told = this.chosen;
    this.component.setStateValue("chosen", this.chosen);
  }

  enlarge() {
    if (this.dots.length > FEW) return;
    const size = Math.max(15, Math.round(12 / this.net.getScale()));
    if (size === this.size) return;
    this.size = size;
    this.dots.update(this.dots.getIds().map((id) => ({ id, font: { size } })));
  }

  place({ id }) {
    const [x, y] = this.byId.get(id).at;
    return { x, y };
  }

  // Kinds and stages in the colours of the theme.
  look() {
    const style = getComputedStyle(this.box);
    const theme = (name) => style.getPropertyValue(`--st-${name}`).trim();
    const { kinds, stages, edges, loan } = this.view.looks;
    const many = this.view.lines.length > MANY, paper = theme("background-color"), ink = theme("text-color");
    const size = this.box.clientWidth < 600 ? 22 : 15;
    const scaling = { label: { drawThreshold: LEGIBLE } };
    const font = { color: ink, face: style.fontFamily, strokeWidth: 3, strokeColor: paper };
    return {
      options: {
        physics: { enabled: false },
        layout: { improvedLayout: false },
        nodes: { size: 14, borderWidth: many ? 0 : 2, borderWidthSelected: 4, font: { ...font, size }, scaling },
        edges: { smooth: many ? false : { enabled: true, type: "curvedCW", roundness: 0.12 },
          font: { ...font, size: 12, align: "horizontal" }, selectionWidth: 2, scaling },
        interaction: { hover: false, tooltipDelay: 200, keyboard: { enabled: false },
          hideEdgesOnDrag: many, hideEdgesOnZoom: many },
      },
      dot: ({ id, kind, name }) => {
        const [shape, hue] = kinds[kind], colour = theme(`${hue}-color`), long = name.length > LONG;
        return { id, shape, label: long ? `${name.slice(0, LONG - 1)}…` : name, title: long ? name : undefined,
          color: { background: colour, border: paper, highlight: { background: colour, border: ink } } };
      },
      line: ({ id, start, end, kind, stage, count, words, on_loan }) => {
        const [hue, width, dash] = edges[kind] ?? ["gray", 1, false], told = stages[stage];
        const colour = theme(`${hue}-color`);
        return { id, from: start, to: end, title: words, label: count > 1 && stage ? `${count} reports` : undefined,
          width: many ? 0.5 : told?.[0] ?? width, dashes: many ? false : told?.[1] ?? (on_loan ? loan : dash),
          color: { color: colour, highlight: colour, inherit: false },
          arrows: many ? "" : { to: { enabled: true, type: told?.[2] ?? "arrow", scaleFactor: 0.6 } } };
      },
    };
  }

  choose(id) {
    this.chosen = id;
    this.net.unselectAll();
    const one = id === null ? undefined : this.byId.get(id);
    if (one?.start) this.net.selectEdges([id]);
    else if (one) this.net.selectNodes([id]);
    this.describe(one);
    this.tell();
  }

  // Beside the picture, as text: names never become markup.
  describe(one) {
    const panel = this.root.querySelector(".details"), spoken = this.root.querySelector(".spoken");
    panel.replaceChildren();
    if (!one) {
      spoken.textContent = "";
      add(panel, "p", "Choose a name or a line to see what was said, by whom and when.");
      return;
    }
    const name = (id) => this.byId.get(id)?.name ?? id;
    if (one.start) {
      spoken.textContent = `${name(one.start)} – ${name(one.end)}`;
      add(panel, "h3", `${name(one.start)} → ${name(one.end)}`);
      add(panel, "p", one.words);
      facts(panel, one.facts);
      return;
    }
    const near = this.beside.get(one.id) ?? new Map();
    spoken.textContent = `${one.name}, ${one.kind}, ${near.size} neighbours`;
    add(panel, "h3", `${this.view.looks.kinds[one.kind][2]} ${one.name}`);
    add(panel, "p", [one.kind, one.note].filter(Boolean).join(", "));
    facts(panel, [...near.values()].flat().flatMap((line) =>
      [`${name(line.start)} → ${name(line.end)}: ${line.words}`, ...line.facts]));
  }

  key(event) {
    const control = event.ctrlKey || event.metaKey;
    if (event.altKey || (control && !"zy".includes(event.key))) return;
    const act = control ? () => this.act(event.key === "z" ? "undo" : "redo") : {
      ArrowRight: () => this.walk(1), ArrowLeft: () => this.walk(-1), Enter: () => this.choose(this.chosen),
      f: () => this.fit(), "+": () => this.closer(), "-": () => this.farther(), Escape: () => this.choose(null),
      e: () => this.act("open"), o: () => this.act("only"), Delete: () => this.act("away"),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  // Through the names of the picture, in the order in which they came.
  walk(by) {
    const ids = this.view.dots.map(({ id }) => id), at = ids.indexOf(this.chosen);
    const next = ids[(at + by + ids.length) % ids.length] ?? ids[0];
    this.choose(next);
    this.net.focus(next, { scale: this.net.getScale(), animation: false });
  }

  fit() {
    this.net.fit({ animation: calm() ? false : { duration: 250 } });
    this.net.once("animationFinished", () => this.enlarge());
  }

  closer() { this.zoom(1.3); }
  farther() { this.zoom(1 / 1.3); }

  zoom(by) {
    this.net.moveTo({ scale: this.net.getScale() * by });
    this.enlarge();
  }

  // As large as two screens, on the colour of the page.
  save() {
    const drawn = this.box.querySelector("canvas"), copy = document.createElement("canvas");
    Object.assign(copy, { width: drawn.width, height: drawn.height });
    const pen = copy.getContext("2d");
    pen.fillStyle = getComputedStyle(this.box).backgroundColor;
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(drawn, 0, 0);
    const link = document.createElement("a");
    link.download = "suitors.png";
    link.href = copy.toDataURL("image/png");
    link.click();
  }

  destroy() {
    this.gone = true;
    this.net?.destroy();
  }
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function add(parent, tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  element.dir = "auto";
  parent.append(element);
  return element;
}

function facts(panel, told) {
  if (!told.length) return;
  const list = document.createElement("ul");
  for (const fact of told) add(list, "li", fact);
  panel.append(list);
}

function neighbours(lines) {
  const beside = new Map();
  const note = (one, other, line) => {
    if (!beside.has(one)) beside.set(one, new Map());
    const near = beside.get(one);
    near.set(other, [...(near.get(other) ?? []), line]);
  };
  for (const line of lines) { note(line.start, line.end, line); note(line.end, line.start, line); }
  return beside;
}

// What is gone goes, what is new comes to its place, what stays is only dressed anew.
function exchange(set, items, place = () => ({})) {
  const ids = new Set(items.map(({ id }) => id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(items.map((item) => (set.get(item.id) ? item : { ...item, ...place(item) })));
}
