// Keeps what is being written and shows follow-up questions at once. The server decides which questions show.
const PAUSE = 1200;

const form = document.querySelector("[data-form-page]");
if (form) follow(form);
leadToField();

function follow(page) {
  const said = page.querySelector("[data-saved]");
  const told = page.querySelector("[data-told]");
  let pause;
  let sending = null;
  let isLeaving = false;

  async function keep() {
    clearTimeout(pause);
    sending?.abort();
    if (isLeaving) return;
    const own = (sending = new AbortController());
    const body = new URLSearchParams(new FormData(page));
    body.set("action", "autosave");
    try {
      const answer = await fetch(location.href, { method: "POST", body, signal: own.signal, redirect: "manual" });
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      const { shown, saved } = await answer.json();
      if (showBlocks(page, new Set(shown))) announce(told);
      said.textContent = said.dataset.words.replace("{time}", saved);
    } catch (error) {
      if (error.name !== "AbortError") said.textContent = said.dataset.unsaved;
    }
  }

  page.addEventListener("input", (event) => {
    clearTimeout(pause);
    pause = setTimeout(keep, event.target.matches("[type=radio], [type=checkbox], select") ? 0 : PAUSE);
  });
  page.addEventListener("submit", () => {
    isLeaving = true;
    clearTimeout(pause);
    sending?.abort();
  });
  // A page that the browser takes out of its own store is written on again.
  addEventListener("pageshow", () => (isLeaving = false));
}

// The same words twice in a row are read aloud only if the place was empty between.
function announce(told) {
  told.textContent = "";
  setTimeout(() => (told.textContent = told.dataset.words), 100);
}

// Says whether anything has come that was not there before.
function showBlocks(page, shown) {
  let hasCome = false;
  for (const block of page.querySelectorAll("[data-block]")) {
    const isShown = shown.has(block.dataset.block);
    hasCome ||= isShown && block.hidden;
    block.hidden = block.disabled = !isShown;
  }
  return hasCome;
}

// A question that one has come back for, or that has just come up, takes the focus, unless there are errors to read.
function leadToField() {
  const target = location.hash ? document.getElementById(location.hash.slice(1)) : document.querySelector("[data-new]");
  if (!target || document.querySelector("[data-error-summary]")) return;
  const controls = "input:not([type=hidden]), select, textarea";
  const field = target.matches(controls) ? target : target.querySelector(controls);
  field?.focus();
}
