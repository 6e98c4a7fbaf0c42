// How many characters are left. Shown all the time, read aloud only when the writer pauses.
const PAUSE = 1000;

function countTextareas(root) {
  for (const counter of root.querySelectorAll("[data-count-for]:not([data-ready])")) {
    const field = document.getElementById(counter.dataset.countFor);
    if (field) count(counter, field);
  }
}

function count(counter, field) {
  counter.dataset.ready = "";
  const max = Number(counter.dataset.max);
  const { left, above } = counter.dataset;
  const spoken = document.createElement("span");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  counter.after(spoken);
  let pause;

  function update() {
    // Line breaks are sent as two characters; they count as one here and on the server.
    const rest = max - field.value.length;
    const words = rest < 0 ? above : left;
    counter.textContent = words.replace("{n}", Math.abs(rest).toLocaleString(document.documentElement.lang));
    counter.toggleAttribute("data-over", rest < 0);
  }

  field.addEventListener("input", () => {
    update();
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = counter.textContent), PAUSE);
  });
  update();
}

countTextareas(document);
document.addEventListener("htmx:after:swap", () => countTextareas(document));
