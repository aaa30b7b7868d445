// A drawing from Python, on vis-network. Streamlit calls the default export again when the drawing
// or the theme changes, with the same element while the key stays: one Canvas an element, and only
// differences reach vis, so nothing flickers and a dot moves only when Python says another place.
const CANVASES = new WeakMap();
const LONG = 24; // letters of a name that fit below a dot
const MANY = 1500; // lines; beyond, they are drawn thin, straight and without ends
const LEGIBLE = 9; // pixels; smaller names are not drawn
const FEW = 40; // dots; in so small a picture every name is readable, however far away
const HUBS = 12; // the best connected keep their names when the picture is too small for all
const DIMMED = 500; // dots; above, paling all others would make a choice slow
const CROWD = 150; // dots; above, the size tells how many lines somebody has

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
      button.addEventListener("click", () => this.view && this[button.dataset.do]());
    }
    const find = root.querySelector(".find");
    find.addEventListener("input", () => this.seek(find.value, 0));
    find.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Enter") this.seek(find.value, 1);
      if (event.key === "Escape") { find.hidden = true; this.box.focus(); }
    });
  }

  async update(bytes) {
    const turn = this.updates = (this.updates ?? 0) + 1;
    this.box.setAttribute("aria-busy", "true");
    try {
      const text = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
      const view = JSON.parse(await new Response(text).text());
      await visReady();
      if (this.gone || turn !== this.updates) return; // a newer one has come
      this.view = view;
      this.draw();
    } catch (error) {
      if (turn === this.updates) {
        this.box.textContent = "The picture could not be drawn. The table says the same.";
        this.about = undefined; // the next one begins anew
      }
      throw error;
    } finally {
      if (turn === this.updates) this.box.removeAttribute("aria-busy");
    }
  }

  draw() {
    const { about, dots, lines, layout, shown } = this.view;
    if (about !== this.about) this.begin(about);
    const before = this.dots.length ? this.names() : null;
    this.byId = new Map([...dots, ...lines].map((one) => [one.id, one]));
    this.beside = neighbours(lines);
    const look = this.look(), options = JSON.stringify(look.options);
    if (options !== this.options) this.net.setOptions(look.options);
    this.options = options;
    this.atOnce(() => {
      exchange(this.dots, this.seenDots, dots.map(look.dot), ({ id }) => this.place(id));
      exchange(this.lines, this.seenLines, lines.map(look.line));
      this.hubs = [...dots].sort((a, b) => this.ties(b.id) - this.ties(a.id)).slice(0, HUBS).map(({ id }) => id);
      if (shown[0] !== this.turn) { this.turn = shown[0]; this.chosen = this.told = shown[1]; }
      if (!this.byId.has(this.chosen)) this.chosen = this.pointed = null;
      this.mark();
    });
    if (!this.fitted || layout !== this.layout) this.fitted = (this.net.fit({ animation: false }), true);
    this.layout = layout;
    this.size = undefined; // newcomers are written as large as the others
    this.enlarge();
    this.box.setAttribute("aria-label",
      `Picture with ${dots.length} names and ${lines.length} lines. Arrow keys: walk the neighbours. `
      + "Enter: choose. E: open. O: only this. Delete: take away. P: path to. Slash: find. F: fit. "
      + "Plus and minus: zoom. Control and Z: undo. Escape: let go. The table below says the same.");
    this.box.dataset.ready = dots.length;
    if (before !== null && before !== this.names()) this.tell(this.change(before));
  }

  // Vis draws after each change, five times for one step; so it draws once, when all is changed.
  atOnce(change) {
    const { emitter } = this.net.body;
    emitter.emit("_blockRedraw");
    change();
    emitter.emit("_allowRedraw");
    this.net.redraw();
  }

  names() { return [...this.dots.getIds()].sort().join("\n"); }

  // What a step changed, for whoever listens.
  change(before) {
    const old = new Set(before.split("\n")), now = this.dots.getIds();
    const came = now.filter((id) => !old.has(id)).length, went = old.size + came - now.length;
    const said = [came && `${came} came`, went && `${went} went`].filter(Boolean).join(", ");
    return `${said}; ${now.length} names`;
  }

  begin(about) {
    this.net?.destroy();
    Object.assign(this, { about, chosen: null, pointed: null, told: null, fitted: false, size: undefined, spoken: null,
      options: undefined, turn: undefined, seenDots: new Map(), seenLines: new Map(), from: null });
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
    this.net.on("dragEnd", ({ nodes }) => {
      if (!nodes.length) return;
      const { x, y } = this.net.getPositions(nodes)[nodes[0]];
      this.send(`pin ${nodes[0]} ${Math.round(x)} ${Math.round(y)}`);
    });
  }

  send(act) { this.component.setTriggerValue("act", act); }

  // A deliberate act is a step that Python takes; what it is about is whoever is chosen.
  act(name) {
    if (name === "undo" || name === "redo") return this.send(name);
    const about = this.pointed ?? this.chosen;
    if (about !== null && !this.byId.get(about)?.start) this.send(`${name} ${about}`);
  }

  // The names that are written whatever the zoom: all of few, the best connected of many.
  enlarge() {
    const scale = this.net.getScale(), few = this.dots.length <= FEW, usual = this.usual ?? 15;
    const size = few ? Math.max(usual, Math.round(12 / scale)) : scale * usual < LEGIBLE ? Math.round(14 / scale) : usual;
    if (size === this.size) return;
    this.size = size;
    const ids = few ? this.dots.getIds() : this.hubs;
    this.alter(ids.map((id) => ({ id, font: { size } })), (dot) => dot.font?.size ?? usual);
  }

  ties(id) { return this.beside.get(id)?.size ?? 0; }

  place(id) {
    const [x, y] = this.byId.get(id).at;
    return { x, y };
  }

  // Kinds and stages in the colours of the theme.
  look() {
    const style = getComputedStyle(this.box);
    const theme = (name) => style.getPropertyValue(`--st-${name}`).trim();
    const { kinds, stages, edges, loan } = this.view.looks, { dots, lines } = this.view;
    const many = lines.length > MANY, crowd = dots.length > CROWD;
    const paper = theme("background-color"), ink = theme("text-color");
    const usual = this.usual = this.box.clientWidth < 600 ? 22 : 15;
    const scaling = { label: { drawThreshold: LEGIBLE } };
    const font = { color: ink, face: style.fontFamily, strokeWidth: 3, strokeColor: paper };
    const hue = (name) => this.hues(theme(`${name}-color`), paper);
    const beside = new Map(); // how many lines stand between two dots so far
    return {
      options: {
        physics: { enabled: false },
        layout: { improvedLayout: false }, // its pass freezes a page on the first drawing
        nodes: { borderWidth: many ? 0 : 2, borderWidthSelected: 4, font: { ...font, size: usual }, scaling },
        edges: { font: { ...font, size: 12, align: "horizontal" }, selectionWidth: 2, scaling },
        interaction: { hover: false, tooltipDelay: 200, keyboard: { enabled: false },
          hideEdgesOnDrag: many, hideEdgesOnZoom: many },
      },
      dot: ({ id, kind, name, big }) => {
        const [shape, colour] = kinds[kind], { full } = hue(colour), long = name.length > LONG;
        const size = big ? 20 : crowd ? Math.min(26, 8 + 2 * Math.sqrt(this.ties(id))) : 13, more = kind === "More";
        return { id, shape, size, label: long ? `${name.slice(0, LONG - 1)}…` : name, title: long ? name : undefined,
          shapeProperties: { borderDashes: more ? [4, 3] : false },
          color: { background: more ? paper : full, border: more ? full : paper,
            highlight: { background: more ? paper : full, border: ink } } };
      },
      line: ({ id, start, end, kind, stage, count, words, on_loan }) => {
        const [name, width, dash] = edges[kind] ?? ["gray", 1, false], told = stages[stage];
        const { full, pale } = hue(name), colour = many ? pale : full;
        const pair = [start, end].sort().join(" "), nth = beside.get(pair) ?? 0;
        beside.set(pair, nth + 1);
        return { id, from: start, to: end, title: words, label: count > 1 && stage ? `${count} reports` : undefined,
          width: many ? 0.5 : told?.[0] ?? width, dashes: many ? false : told?.[1] ?? (on_loan ? loan : dash),
          smooth: many ? false : { enabled: true, type: "curvedCW", roundness: 0.12 + 0.16 * nth },
          color: { color: colour, highlight: full, inherit: false },
          arrows: many || kind === "MORE" ? "" : { to: { enabled: true, type: told?.[2] ?? "arrow", scaleFactor: 0.6 } } };
      },
    };
  }

  // A colour and its pale mix with the page: not transparent, for lines would shine through.
  hues(full, paper) {
    this.mixed ??= new Map();
    const key = `${full} ${paper}`;
    if (!this.mixed.has(key)) this.mixed.set(key, { full, pale: mix(full, paper, 0.25) });
    return this.mixed.get(key);
  }

  // The picture answers at once; the panel beside it is filled by Python.
  choose(id) {
    if (this.from && id && !this.byId.get(id)?.start && id !== this.from) {
      this.send(`path ${this.from} ${id}`);
      this.from = null;
      return;
    }
    this.chosen = id;
    this.pointed = null;
    this.atOnce(() => this.mark());
    if (id === this.told) return; // choosing the same again sends nothing
    this.told = id;
    this.component.setStateValue("chosen", id);
  }

  mark() {
    const id = this.pointed ?? this.chosen, one = id === null ? undefined : this.byId.get(id);
    this.net.unselectAll();
    if (one?.start) this.net.selectEdges([id]);
    else if (one) this.net.selectNodes([id]);
    this.dim(one);
    if (id === this.spoken) return; // what a step changed stays to be read
    this.spoken = id;
    const name = (end) => this.byId.get(end)?.name ?? end;
    this.tell(!one ? "" : one.start ? `${name(one.start)} – ${name(one.end)}: ${one.words}`
      : `${one.name}, ${one.kind}, ${this.ties(id)} neighbours`);
  }

  tell(words) { this.root.querySelector(".spoken").textContent = words; }

  dim(one) {
    if (this.dots.length > DIMMED) return;
    const bright = !one ? null : new Set(one.start ? [one.start, one.end] : [one.id, ...(this.beside.get(one.id) ?? [])]);
    const style = getComputedStyle(this.box), theme = (name) => style.getPropertyValue(`--st-${name}`).trim();
    const paper = theme("background-color"), ink = theme("text-color");
    const wanted = this.view.dots.filter(({ kind }) => kind !== "More").map(({ id, kind }) => {
      const { full, pale } = this.hues(theme(`${this.view.looks.kinds[kind][1]}-color`), paper);
      const background = !bright || bright.has(id) ? full : pale;
      return { id, color: { background, border: paper, highlight: { background: full, border: ink } } };
    });
    this.alter(wanted, (dot) => dot.color.background);
  }

  // What vis is told anew it works out anew, so it is told only what looks otherwise now.
  alter(dots, look) {
    const changed = dots.filter((dot) => look(this.dots.get(dot.id)) !== look(dot));
    if (changed.length) this.dots.update(changed);
  }

  key(event) {
    if (!this.view) return; // nothing is drawn yet
    const control = event.ctrlKey || event.metaKey, letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.altKey || (control && !"zy".includes(letter))) return;
    const act = control ? () => this.act(letter === "z" && !event.shiftKey ? "undo" : "redo") : {
      ArrowRight: () => this.walk(1), ArrowLeft: () => this.walk(-1), Enter: () => this.choose(this.pointed ?? this.chosen),
      f: () => this.fit(), "+": () => this.closer(), "-": () => this.farther(), "/": () => this.find(),
      Escape: () => { this.from = null; this.choose(null); },
      e: () => this.act("open"), o: () => this.act("only"), p: () => this.path(), Delete: () => this.act("away"),
    }[letter];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  // Through whoever is chosen and his neighbours; with nobody chosen, through all names.
  walk(by) {
    const near = this.beside.get(this.chosen);
    const ids = near ? [this.chosen, ...near] : this.view.dots.map(({ id }) => id);
    if (!ids.length) return;
    const at = ids.indexOf(this.pointed ?? this.chosen);
    this.pointed = ids[(at + by + ids.length) % ids.length] ?? ids[0];
    this.atOnce(() => this.mark());
    this.net.focus(this.pointed, { scale: this.net.getScale(), animation: false });
  }

  // From whoever is chosen to the next who is chosen.
  path() {
    this.from = this.pointed ?? this.chosen;
    const one = this.byId.get(this.from);
    if (!one || one.start) this.from = null;
    else this.tell(`Path from ${one.name} to …: choose a name. Escape: never mind.`);
  }

  find() {
    const field = this.root.querySelector(".find");
    field.hidden = false;
    field.focus();
    field.select();
  }

  // The next name that holds what was typed, accents aside.
  seek(text, by) {
    const plain = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(), sought = plain(text.trim());
    if (!sought) return this.tell("");
    const found = this.view.dots.filter(({ name }) => plain(name).includes(sought)).map(({ id }) => id);
    this.at = by && this.sought === sought ? (this.at + by) % found.length : 0;
    this.sought = sought;
    if (!found.length) return this.tell(`Nobody in the picture is called “${text}”.`);
    this.choose(found[this.at]);
    this.net.focus(found[this.at], { scale: Math.max(this.net.getScale(), 0.8), animation: false });
    this.enlarge();
    this.tell(`${this.at + 1} of ${found.length}: ${this.byId.get(found[this.at]).name}`);
  }

  fit() {
    this.net.fit({ animation: calm() ? false : { duration: 250 } });
    if (calm()) this.enlarge();
    else this.net.once("animationFinished", () => this.enlarge());
  }

  closer() { this.zoom(1.3); }
  farther() { this.zoom(1 / 1.3); }

  zoom(by) {
    this.net.moveTo({ scale: this.net.getScale() * by });
    this.enlarge();
  }

  whole() {
    const picture = this.root.querySelector(".picture");
    const done = document.fullscreenElement ? document.exitFullscreen() : picture.requestFullscreen();
    done.then(() => setTimeout(() => { this.net.redraw(); this.fit(); }, 100), () => this.tell("This browser shows no full screen here."));
  }

  // Twice as large as it is on the screen, on the colour of the page.
  save() {
    const [width, height] = [2 * this.box.clientWidth, 2 * this.box.clientHeight];
    const frame = document.createElement("div");
    frame.style.cssText = `position:fixed;left:-99999px;top:0;width:${width}px;height:${height}px`;
    document.body.append(frame);
    const copy = new vis.Network(frame, { nodes: this.dots, edges: this.lines },
      { ...JSON.parse(this.options), interaction: { keyboard: { enabled: false } } });
    copy.once("beforeDrawing", (pen) => {
      pen.save();
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = getComputedStyle(this.box).backgroundColor;
      pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
      pen.restore();
    });
    copy.moveTo({ position: this.net.getViewPosition(), scale: 2 * this.net.getScale(), animation: false });
    copy.once("afterDrawing", (pen) => {
      pen.save();
      pen.setTransform(1, 0, 0, 1, 0, 0);
      pen.fillStyle = getComputedStyle(this.box).color;
      pen.font = "20px sans-serif";
      pen.fillText(this.view.credit, 16, pen.canvas.height - 16, pen.canvas.width - 32);
      pen.restore();
      const link = document.createElement("a");
      link.download = `${this.view.file}.png`;
      link.href = pen.canvas.toDataURL("image/png");
      link.click();
      setTimeout(() => { copy.destroy(); frame.remove(); });
    });
    copy.redraw();
  }

  destroy() {
    this.gone = true;
    this.net?.destroy();
  }
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function mix(one, other, share) {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  for (const [colour, part] of [[other, 1], [one, share]]) {
    pen.globalAlpha = part;
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
  }
  return `rgb(${[...pen.getImageData(0, 0, 1, 1).data].slice(0, 3)})`;
}

function neighbours(lines) {
  const beside = new Map();
  const note = (one, other) => {
    if (!beside.has(one)) beside.set(one, new Set());
    beside.get(one).add(other);
  };
  for (const { start, end } of lines) { note(start, end); note(end, start); }
  return beside;
}

// What is gone goes, what is new or looks otherwise is put, and moved where its place is another.
function exchange(set, seen, items, place) {
  const ids = new Set(items.map(({ id }) => id)), put = [];
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  for (const item of items) {
    const at = place?.(item), text = JSON.stringify(item), spot = JSON.stringify(at), before = seen.get(item.id);
    const there = set.get(item.id) !== null;
    if (!there || before?.text !== text || before?.spot !== spot) {
      put.push(there && before?.spot === spot ? item : { ...item, ...at });
    }
    seen.set(item.id, { text, spot });
  }
  for (const id of [...seen.keys()]) if (!ids.has(id)) seen.delete(id);
  if (put.length) set.update(put);
}
