// Put a list in order by dragging. The buttons do the same without a script, and by keyboard.
const list = document.querySelector("[data-order]");
if (list && list.children.length > 1) ready(list);

function ready(list) {
  list.dataset.orderReady = "";
  for (const grip of list.querySelectorAll(".order-grip")) grip.addEventListener("pointerdown", begin);
}

function begin(event) {
  const row = event.target.closest("[data-order-id]");
  const before = placeOf(row);
  event.preventDefault();
  row.dataset.dragged = "";

  function move({ clientY }) {
    for (const other of list.children) {
      if (other === row) continue;
      const { top, height } = other.getBoundingClientRect();
      const isAbove = placeOf(other) < placeOf(row);
      if (isAbove && clientY < top + height / 2) return other.before(row);
      if (!isAbove && clientY > top + height / 2) {
        if (!other.nextElementSibling || clientY < other.nextElementSibling.getBoundingClientRect().top + 1) {
          return other.after(row);
        }
      }
    }
  }

  // On the document: a row that is moved loses the pointer that it had captured.
  const over = new AbortController();
  const { signal } = over;

  function end() {
    over.abort();
    delete row.dataset.dragged;
    if (placeOf(row) !== before) send(row);
  }

  document.addEventListener("pointermove", move, { signal });
  document.addEventListener("pointerup", end, { signal });
  document.addEventListener("pointercancel", end, { signal });
}

function placeOf(row) {
  return [...list.children].indexOf(row);
}

// The row's own form carries the thing and the token; only the place is added.
function send(row) {
  const form = row.querySelector("form");
  const place = document.createElement("input");
  place.type = "hidden";
  place.name = "place";
  place.value = placeOf(row);
  form.append(place);
  form.submit();
}
