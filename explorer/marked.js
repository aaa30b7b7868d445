// A report's text from Python. Everything is put in as text: no markup in it ever becomes any.
const SHOWN = new WeakMap();

export default function (component) {
  const box = component.parentElement.querySelector(".report");
  const words = new TextDecoder().decode(component.data), view = JSON.parse(words);
  const before = SHOWN.get(box) ?? {}, text = JSON.stringify(view.stretches);
  if (text !== before.text) {
    box.replaceChildren(...view.stretches.map((one) => stretch(one, view.signs)));
    box.scrollTop = 0;
  }
  for (const mark of box.querySelectorAll(".sentence")) {
    mark.classList.toggle("chosen", keys(mark).includes(view.chosen));
  }
  if (view.turn !== before.turn && view.chosen) bringIntoView(box);
  box.onclick = (event) => {
    const mark = event.target.closest(".sentence");
    if (mark) component.setTriggerValue("chosen", next(keys(mark), view.chosen));
  };
  SHOWN.set(box, { text, turn: view.turn });
}

function stretch({ keys, pieces }, signs) {
  const parts = pieces.map((piece) => (piece.kind ? name(piece, signs) : piece.text));
  if (!keys.length) {
    const whole = document.createElement("span");
    whole.append(...parts);
    return whole;
  }
  const whole = document.createElement("mark");
  whole.className = "sentence";
  whole.dataset.keys = keys.join(" ");
  whole.append(...parts);
  return whole;
}

function name({ text, kind, title }, signs) {
  const whole = document.createElement("mark"), spoken = document.createElement("span");
  whole.className = `name ${kind}`;
  whole.dataset.sign = signs[kind];
  whole.title = title;
  spoken.className = "spoken";
  spoken.textContent = ` (${kind})`;
  whole.append(text, spoken);
  return whole;
}

function keys(mark) {
  return mark.dataset.keys.split(" ");
}

// Several findings may rest on one sentence: each click chooses the next of them.
function next(those, chosen) {
  return those[(those.indexOf(chosen) + 1) % those.length];
}

// Within the text alone: the page stays where it is.
function bringIntoView(box) {
  const mark = box.querySelector(".chosen");
  if (!mark) return;
  const top = mark.getBoundingClientRect().top - box.getBoundingClientRect().top;
  box.scrollTop += top - box.clientHeight / 3;
}
